import type { Conversation } from '../../api/types.ts'
import { useNow } from '../../app/useNow.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { whyNotText } from '../composing/whyNot.ts'
import { phoneWord } from '../contact/identityWord.ts'
import { useContact } from '../contact/useContact.ts'
import { windowState } from '../words.ts'

/** The numbers that are known of the customer, on whichever channel; null until that is known. */
export function useNumbers({ contact }: Conversation): string[] | null {
  const card = useContact(contact.id).data
  if (!card) return contact.phone ? [phoneWord(contact.phone)] : null
  return [...new Set(card.identities.flatMap(({ phone }) => (phone ? phoneWord(phone) : [])))]
}

/** Why the customer cannot be asked for it now; null when they can. It is a message as any other. */
export function useWhyNotAsk({ window, channel }: Conversation): string | null {
  const t = useT()
  const now = useNow()
  const state = windowState(window, now)
  return state.tone === 'closed' ? whyNotText(t, state.why, channelNames[channel.kind]) : null
}
