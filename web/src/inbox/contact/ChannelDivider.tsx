import type { Conversation } from '../../api/types.ts'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { identityWord } from './identityWord.ts'
import { useOpenConversation } from './useOpenConversation.ts'

/** Over which channel it goes on, and the way to answer there. */
export function ChannelDivider({ conversation, here }: { conversation: Conversation; here: boolean }) {
  const t = useT()
  const open = useOpenConversation()
  const { channel, contact, id } = conversation
  const word = identityWord({ ...contact, name: null })
  const name = channelNames[channel.kind]
  return (
    <div className="day">
      <span className="flex items-center gap-1.5 min-w-0">
        <span className="contents" aria-hidden="true">
          <Glyph kind={channel.kind} />
        </span>
        <span className="sr">{t('contact.channelDivider', { channel: name })}</span>
        <span className="cut" aria-hidden="true">
          {[name, word].filter(Boolean).join(' · ')}
        </span>
        {!here && (
          <button type="button" className="btn quiet small" onClick={() => open(id)}>
            {t('contact.replyThere')}
          </button>
        )}
      </span>
    </div>
  )
}
