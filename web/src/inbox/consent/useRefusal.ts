import type { Conversation, MessageTemplate } from '../../api/types.ts'
import { useContact } from '../contact/useContact.ts'
import { type Refusal, refusalOf } from './refusal.ts'

/** Why a template would be refused in this conversation for what its customer has said; null while nothing speaks against it. */
export function useRefusal({
  id,
  contact,
}: Conversation): (template: Pick<MessageTemplate, 'category'>) => Refusal | null {
  const consent = useContact(contact.id).data?.identities.find(
    ({ conversationId }) => conversationId === id,
  )?.consent
  return (template) => (consent ? refusalOf(consent, template) : null)
}
