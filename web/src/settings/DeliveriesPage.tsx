import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { listUndelivered, retryUndelivered } from '../api/platform.ts'
import { problemText } from '../api/problemText.ts'
import type { UndeliveredDelivery } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { channelNames, Glyph } from '../design/Glyph.tsx'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { moment } from '../inbox/words.ts'
import { SettingsHead } from './SettingsHead.tsx'

/** What providers sent and no store got, for whoever runs the platform. */
export function DeliveriesPage() {
  const t = useT()
  return (
    <main className="page">
      <SettingsHead title={t('platform.deliveries')} />
      <p className="text-muted max-w-[44rem] mb-4">{t('platform.lead')}</p>
      <Deliveries />
    </main>
  )
}

function Deliveries() {
  const t = useT()
  const query = useQuery({ queryKey: ['undelivered'], queryFn: listUndelivered })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={4} />
  const { items } = query.data
  if (items.length === 0) return <Empty title={t('platform.empty')} why={t('platform.emptyWhy')} />
  return (
    <ul className="max-w-[60rem] border-t border-hair">
      {items.map((delivery) => (
        <DeliveryRow key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  )
}

function DeliveryRow({ delivery }: { delivery: UndeliveredDelivery }) {
  const t = useT()
  const now = useNow()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const retry = useMutation({
    mutationFn: () => retryUndelivered(delivery.id),
    onSuccess: () => toast(t('platform.retried')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undelivered'] }),
  })
  const label = t('platform.retryOne', { number: delivery.id })
  return (
    <li className="flex flex-col gap-2 py-4 border-b border-hair">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Glyph kind={delivery.kind} />
        <span className="medium text-ink">{channelNames[delivery.kind]}</span>
        <span className="badge attention">{t(`platform.${delivery.reason}`)}</span>
        <span className="text-xs text-muted num grow">
          {moment(t, format, delivery.receivedAt, now)} · {t('platform.bytes', { count: delivery.bytes })} ·{' '}
          {t('platform.number', { number: delivery.id })}
        </span>
        <button
          type="button"
          className="btn small"
          aria-label={label}
          aria-busy={retry.isPending}
          onClick={() => retry.mutate()}
        >
          <RotateCw className="small" aria-hidden="true" />
          {t('common.retry')}
        </button>
      </div>
      {delivery.problems.length > 0 && (
        <p className="text-sm text-body" lang="en">
          {delivery.problems.join('; ')}
        </p>
      )}
      {/* What a provider said, as it said it: no language of ours. */}
      <p className="text-xs text-muted [overflow-wrap:anywhere] line-clamp-4" lang="">
        {delivery.preview}
      </p>
      {retry.isError && (
        <p className="wrong" role="alert">
          {problemText(t, retry.error)}
        </p>
      )}
    </li>
  )
}
