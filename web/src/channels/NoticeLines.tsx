import { useQuery } from '@tanstack/react-query'
import { listNotices } from '../api/templates.ts'
import type { Notice } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { moment } from '../inbox/words.ts'

const shown = 3
const tones = {
  info: 'text-muted',
  warning: 'text-attention',
  critical: 'text-danger',
} as const satisfies Record<Notice['severity'], string>

/** What the provider said lately of a channel's account: a few calm lines. */
export function NoticeLines({ channelId }: { channelId: string }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const notices = useQuery({
    queryKey: ['notices', store.id, channelId],
    queryFn: () => listNotices(store.id, channelId),
  })
  const lines = notices.data?.items.slice(0, shown) ?? []
  if (lines.length === 0) return null
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((notice) => (
        <li key={notice.id} className={`text-xs ${tones[notice.severity]}`}>
          {t(`notice.${notice.kind}`, { word: plain(notice.word), limit: limitOf(notice) })}
          {facts(notice)} · {moment(t, format, notice.at, now)}
        </li>
      ))}
    </ul>
  )
}

const plain = (word: string) => word.replaceAll('_', ' ')
const limitOf = ({ detail }: Notice) => String(detail['limit'] ?? '').replace(/^TIER_/, '')

function facts({ kind, detail }: Notice): string {
  const told = Object.entries(detail).filter(([name]) => !(kind === 'capability' && name === 'limit'))
  return told.length === 0
    ? ''
    : ` (${told.map(([, fact]) => plain(String(fact).replace(/^TIER_/, ''))).join(', ')})`
}
