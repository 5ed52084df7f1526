import type { Conversation } from '../../api/types.ts'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { Segments } from '../../design/Segments.tsx'
import { useT } from '../../i18n/i18n.tsx'
import type { AcrossState } from './across.ts'
import { identityWord } from './identityWord.ts'
import { useOpenConversation } from './useOpenConversation.ts'

interface Props {
  conversation: Conversation
  across: AcrossState
}

/** Of a contact with several conversations: through which of them the answer goes, and whether the others are shown. */
export function ChannelBar({ conversation, across }: Props) {
  const t = useT()
  const open = useOpenConversation()
  const { conversations, only, setOnly } = across
  if (conversations.length < 2) return null
  // An answer moves its conversation up; a choice that jumps is chosen wrongly.
  const inPlace = [...conversations].sort((one, other) => (one.id < other.id ? -1 : 1))
  const twice = (kind: string) => conversations.filter(({ channel }) => channel.kind === kind).length > 1
  return (
    <div className="flex items-center gap-2 px-3.5 md:px-5 py-1.5 border-b border-hair bg-pane text-xs text-muted overflow-x-auto [scrollbar-width:none] shrink-0">
      <span className="shrink-0">{t('contact.replyVia')}</span>
      <Segments
        label={t('contact.replyVia')}
        className="segments shrink-0 flex-nowrap!"
        value={conversation.id}
        onChoose={(id) => open(id)}
        choices={inPlace.map(({ id, channel, contact }) => ({
          value: id,
          label: (
            <>
              <span className="contents" aria-hidden="true">
                <Glyph kind={channel.kind} />
              </span>
              {channelNames[channel.kind]}
              {twice(channel.kind) && ` · ${identityWord({ ...contact, name: null }) || channel.name}`}
            </>
          ),
        }))}
      />
      <button
        type="button"
        className="chip ml-auto shrink-0"
        aria-pressed={only}
        onClick={() => setOnly(!only)}
      >
        {t('contact.onlyHere')}
      </button>
    </div>
  )
}
