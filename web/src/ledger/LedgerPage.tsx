import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { listChannels } from '../api/channels.ts'
import { readLedger } from '../api/ledger.ts'
import type { Channel, Ledger } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { Segments } from '../design/Segments.tsx'
import { Empty, Failure, SkeletonRows } from '../design/States.tsx'
import { useFormat, useT } from '../i18n/i18n.tsx'
import { Figure } from './Figure.tsx'
import { DeliveryRow, GapList, type Scene, SendRow, WaitingRow } from './Gaps.tsx'

const days = 7
const waits = ['1', '4', '24'] as const
type Wait = (typeof waits)[number]
const refreshMs = 60_000

/** That nothing is lost: how far everything came that was written to the store, and what to do where it stopped. */
export function LedgerPage() {
  const t = useT()
  const { store } = useHere()
  const [hours, setHours] = useState<Wait>('1')
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  const ledger = useQuery({
    queryKey: ['ledger', store.id, hours],
    queryFn: () => readLedger(store.id, { days, hours: Number(hours) }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  })
  const failed = [channels, ledger].find((query) => query.isError)
  return (
    <main className="page">
      <div className="page-head">
        <Link
          to="/s/$storeId/channels"
          params={{ storeId: store.id }}
          className="icon-btn"
          aria-label={t('common.back')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <h1 className="grow basis-0 min-w-0">{t('ledger.title')}</h1>
      </div>
      <p className="text-muted max-w-[44rem] mb-5">{t('ledger.lead')}</p>
      {failed ? (
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : channels.data && ledger.data ? (
        <Read ledger={ledger.data} channels={channels.data.items} hours={hours} onHours={setHours} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </main>
  )
}

interface ReadProps {
  ledger: Ledger
  channels: Channel[]
  hours: Wait
  onHours: (hours: Wait) => void
}

function Read({ ledger, channels, hours, onHours }: ReadProps) {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const scene: Scene = { channelOf: (id) => channels.find((channel) => channel.id === id), format, now }
  const { waiting, sends, deliveries } = ledger
  const counted = channels.filter(
    ({ id, state }) => state !== 'disconnected' || ledger.days.some(({ channelId }) => channelId === id),
  )
  if (counted.length === 0) return <Empty title={t('channels.empty')} why={t('channels.emptyWhy')} />
  return (
    <>
      <Figure ledger={ledger} days={days} channels={counted} format={format} />
      <GapList
        id="ledger-waiting"
        title={t('ledger.waiting')}
        none={t('ledger.noWaiting')}
        total={waiting.total}
        shown={waiting.items.length}
        beside={
          <Segments
            label={t('ledger.longer')}
            value={hours}
            choices={waits.map((value) => ({ value, label: t('ledger.from', { count: Number(value) }) }))}
            onChoose={onHours}
          />
        }
      >
        {waiting.items.map((gap) => (
          <WaitingRow key={gap.conversationId} gap={gap} scene={scene} />
        ))}
      </GapList>
      <GapList
        id="ledger-sends"
        title={t('ledger.sends')}
        none={t('ledger.noSends')}
        total={sends.total}
        shown={sends.items.length}
      >
        {sends.items.map((gap) => (
          <SendRow key={gap.messageId} gap={gap} scene={scene} />
        ))}
      </GapList>
      <GapList
        id="ledger-deliveries"
        title={t('ledger.deliveries')}
        none={t('ledger.noDeliveries')}
        total={deliveries.total}
        shown={deliveries.items.length}
      >
        {deliveries.items.map((gap) => (
          <DeliveryRow key={gap.id} gap={gap} scene={scene} />
        ))}
      </GapList>
      <p className="text-xs text-muted max-w-[44rem] mt-8">{t('ledger.reconciliation')}</p>
    </>
  )
}
