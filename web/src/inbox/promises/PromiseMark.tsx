import { Handshake } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment, span } from '../words.ts'

const soonMs = 3_600_000

/** Of a row: by when the customer was promised something, loud once that has passed. */
export function PromiseMark({ conversation, now }: { conversation: Conversation; now: number }) {
  const t = useT()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { promiseDueAt } = conversation
  if (!promiseDueAt) return null
  const leftMs = Date.parse(promiseDueAt) - now
  const tone = leftMs <= 0 ? 'danger' : leftMs < soonMs ? 'attention' : ''
  return (
    <span className={`badge num ${tone}`} title={t('promises.title')}>
      <Handshake aria-hidden="true" />
      <span className="sr">{t('promises.title')}: </span>
      {leftMs <= 0 ? t('promises.late', { by: span(t, -leftMs) }) : moment(t, format, promiseDueAt, now)}
    </span>
  )
}
