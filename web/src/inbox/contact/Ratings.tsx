import type { ContactCard } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { seenText } from '../strangers/seen.ts'
import { moment } from '../words.ts'

/** How it went, over all channels: the figure, what was said beside it, where and when. */
export function Ratings({ contact: { ratings, conversations } }: { contact: ContactCard }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const channelOf = (id: string) => conversations.find((each) => each.id === id)?.channel.kind
  return (
    <ul className="flex flex-col gap-2.5">
      {ratings.map(({ conversationId, score, at, comment }) => {
        const channel = channelOf(conversationId)
        return (
          <li key={`${conversationId} ${at}`} className="text-sm">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <b className="medium text-ink num">{t('closing.score', { score })}</b>
              <span className="text-xs text-muted num">
                {[channel && channelNames[channel], moment(t, format, at, now)].filter(Boolean).join(' · ')}
              </span>
            </span>
            {comment && (
              <p className="[overflow-wrap:anywhere]" dir="auto">
                {seenText(comment)}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
