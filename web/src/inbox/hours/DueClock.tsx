import { Timer } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment, span } from '../words.ts'

const soonMs = 15 * 60_000
const hourMs = 3_600_000

/** By when the shop means to answer: counted down while it is near, told as a time while it is far, and loud once missed. */
export function DueClock({ conversation, now }: { conversation: Conversation; now: number }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { answerDueAt } = conversation
  if (!answerDueAt) return null
  const leftMs = Date.parse(answerDueAt) - now
  const text =
    leftMs <= 0
      ? t('hours.late', { by: span(t, -leftMs) })
      : leftMs < 12 * hourMs
        ? t('hours.dueIn', { left: span(t, leftMs) })
        : moment(t, format, answerDueAt, now)
  const tone = leftMs <= 0 ? 'danger' : leftMs < soonMs ? 'attention' : ''
  return (
    <span
      className={`badge num ${tone}`}
      title={t('hours.dueAt', { at: moment(t, format, answerDueAt, now) })}
      data-due={leftMs <= 0 ? 'late' : 'running'}
    >
      <Timer aria-hidden="true" />
      {text}
    </span>
  )
}
