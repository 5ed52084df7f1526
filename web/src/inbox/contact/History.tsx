import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { channelNames, Glyph } from '../../design/Glyph.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { wordsOrKind } from '../content/kindWord.ts'
import { moment } from '../words.ts'
import { useOpenConversation } from './useOpenConversation.ts'

/** The other conversations with this customer, the last that spoke first. */
export function History({ conversations }: { conversations: readonly Conversation[] }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const open = useOpenConversation()
  if (conversations.length === 0) return <p className="text-sm text-muted">{t('contact.noHistory')}</p>
  return (
    <ul className="flex flex-col gap-1 -mx-2">
      {conversations.map(({ id, channel, state, lastMessage, lastMessageAt, contact }) => (
        <li key={id}>
          <button
            type="button"
            className="flex items-center gap-2.5 w-full min-h-11 px-2 py-1 text-left rounded-(--radius-sm) hover:bg-(--surface-hover)"
            onClick={() => open(id)}
          >
            <Glyph kind={channel.kind} />
            <span className="grow min-w-0">
              <span className="flex items-baseline gap-2 text-xs text-muted">
                <span className="grow cut">
                  {channelNames[channel.kind]}
                  {state === 'closed' && ` · ${t('contact.closed')}`}
                </span>
                <time className="num" dateTime={lastMessageAt}>
                  {moment(t, format, lastMessageAt, now)}
                </time>
              </span>
              <span className="block cut text-sm text-ink" lang={contact.language ?? undefined}>
                {lastMessage ? wordsOrKind(t, lastMessage) : t('contact.nothingSaid')}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
