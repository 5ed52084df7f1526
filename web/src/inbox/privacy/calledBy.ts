import type { ContactCard } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'
import { contactName } from '../words.ts'

/** How a customer is called who may have no name: by what a channel knows them by. */
export function calledBy(t: Translate, { name, identities }: ContactCard): string {
  const [known] = identities.filter(({ username, phone }) => username ?? phone)
  return contactName(t, { name, username: known?.username ?? null, phone: known?.phone ?? null })
}
