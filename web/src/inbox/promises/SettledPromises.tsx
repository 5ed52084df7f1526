import { Check, X } from 'lucide-react'
import type { CustomerPromise } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { moment } from '../words.ts'
import { usePromises } from './usePromises.ts'

/** How the last promises to a customer ended, over all channels, the newest first. Nothing where there are none. */
export function SettledPromises({ conversationId }: { conversationId: string }) {
  const t = useT()
  const settled = usePromises(conversationId)
    .promises.filter(({ state }) => state === 'kept' || state === 'broken')
    .toSorted((a, b) => (b.settledAt ?? '').localeCompare(a.settledAt ?? ''))
  if (settled.length === 0) return null
  const kept = settled.filter(({ state }) => state === 'kept').length
  return (
    <section className="mt-3">
      <h4 className="text-xs text-faint mb-1 num">
        {t('promises.record', { kept, broken: settled.length - kept })}
      </h4>
      <ul className="flex flex-col gap-1.5">
        {settled.map((promise) => (
          <SettledPromise key={promise.id} promise={promise} />
        ))}
      </ul>
    </section>
  )
}

function SettledPromise({ promise: { text, state, settledAt } }: { promise: CustomerPromise }) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const kept = state === 'kept'
  const Icon = kept ? Check : X
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon className={`small mt-0.5 ${kept ? 'text-success' : 'text-danger'}`} aria-hidden="true" />
      <span className="grow min-w-0 [overflow-wrap:anywhere]">
        <span className="sr">{t(kept ? 'promises.keep' : 'promises.break')}: </span>
        <span className="text-ink">{text}</span>{' '}
        {settledAt && <span className="num text-xs text-muted">{moment(t, format, settledAt, now)}</span>}
      </span>
    </li>
  )
}
