import { useQuery } from '@tanstack/react-query'
import { listNotices } from '../api/templates.ts'
import type { Notice } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useFormat, useT } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import { moment } from '../inbox/words.ts'
import { metaWord } from './metaWord.ts'

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
          {said(t, notice)} · {moment(t, format, notice.at, now)}
        </li>
      ))}
    </ul>
  )
}

function said(t: Translate, { kind, word, detail }: Notice): string {
  const fact = (name: string) => metaWord(t, detail[name] ?? '')
  if (kind === 'standing') return t(standing(word), { before: fact('before'), after: fact('after') })
  const words = { word: metaWord(t, word), limit: fact('limit') }
  return `${t(`notice.${kind}`, words)}${beside(t, kind, detail)}`
}

const standing = (word: string) =>
  word === 'quality' || word === 'limit' || word === 'throughput'
    ? (`notice.standing_${word}` as const)
    : 'notice.standing_nameStatus'

/** Not words of Meta's list but somebody's own. */
const own = new Set(['name', 'description', 'date'])

/** The facts that the sentence does not say itself; times are written in seconds there. */
function beside(t: Translate, kind: Notice['kind'], detail: Notice['detail']): string {
  const told = Object.entries(detail).filter(
    ([name]) => name !== 'until' && !(kind === 'capability' && name === 'limit'),
  )
  return told.length === 0
    ? ''
    : ` (${told.map(([name, fact]) => (own.has(name) ? fact : metaWord(t, fact))).join(', ')})`
}
