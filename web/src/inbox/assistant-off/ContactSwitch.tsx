import type { Conversation } from '../../api/types.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { Toggle } from '../../design/Toggle.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useContact } from '../contact/useContact.ts'
import { useAnswering } from './useAnswering.ts'

/** Whether the assistant answers this customer, over whichever channel. */
export function ContactSwitch({
  conversation: { contact, channel, assistantOff },
}: {
  conversation: Conversation
}) {
  const t = useT()
  const card = useContact(contact.id).data
  const answer = useAnswering()
  if (!card) return null
  return (
    <section className="px-4 py-3.5 border-b border-hair text-sm">
      <Toggle
        label={t('assistantOff.contact')}
        hint={
          assistantOff === 'channel'
            ? t('assistantOff.byChannel', { channel: channelNames[channel.kind] })
            : t('assistantOff.contactHint')
        }
        on={card.assistantAnswers}
        onChange={(answers) => void answer(card.id, answers)}
      />
    </section>
  )
}
