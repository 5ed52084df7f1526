import { useQuery } from '@tanstack/react-query'
import { listChannelHealth, listChannels } from '../api/channels.ts'
import { useHere } from '../app/store.tsx'
import { useNow } from '../app/useNow.ts'
import { useT } from '../i18n/i18n.tsx'
import { type ChannelsState, worstOf } from './worst.ts'

const words = { well: 'health.allWell', attention: 'health.someWeak', danger: 'health.someDown' } as const

/** How the store's channels are, in words too; null while that is not known and without channels. */
export function useChannelsState(): (ChannelsState & { told: string }) | null {
  const t = useT()
  const now = useNow()
  const { store } = useHere()
  // The keys of the channels' page: an event of a channel makes both stale.
  const channels = useQuery({ queryKey: ['channels', store.id], queryFn: () => listChannels(store.id) })
  const looks = useQuery({
    queryKey: ['channels', store.id, 'health'],
    queryFn: () => listChannelHealth(store.id),
  })
  if (!channels.data || !looks.data) return null
  const state = worstOf(channels.data.items, looks.data.items, now)
  return state && { ...state, told: t(words[state.tone], { count: state.count }) }
}
