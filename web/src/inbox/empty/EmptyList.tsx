import { useQuery } from '@tanstack/react-query'
import { listChannels } from '../../api/channels.ts'
import type { View } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { Empty } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { NoChannel } from './NoChannel.tsx'
import { nothingYet } from './nothingYet.ts'
import { TryIt } from './TryIt.tsx'

interface Props {
  view: View
  /** Whether filters keep some from being shown. */
  narrowed: boolean
  counts: Readonly<Record<View, number>> | null
}

/** Why the list is empty, and the next step where there is one. */
export function EmptyList({ view, narrowed, counts }: Props) {
  const t = useT()
  const { store } = useHere()
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  if (!narrowed && channels.data && nothingYet(counts)) {
    const { items, simulatorUrl } = channels.data
    const live = items.filter(({ state }) => state !== 'disconnected')
    return live.length === 0 ? (
      <NoChannel simulatorUrl={simulatorUrl} />
    ) : (
      <TryIt channels={live} simulatorUrl={simulatorUrl} />
    )
  }
  return view === 'waiting' && !narrowed ? (
    <Empty title={t('inbox.emptyWaiting')} why={t('inbox.emptyWaitingWhy')} />
  ) : (
    <Empty title={t('inbox.emptyView')} why={t('inbox.emptyViewWhy')} />
  )
}
