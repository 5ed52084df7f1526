import { useQuery } from '@tanstack/react-query'
import { listLabels, listStages } from '../../api/organising.ts'
import type { Label, SaleStage } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'

const none: readonly never[] = []
const staleTime = 300_000

/** The store's labels in their order; an event tells when they change. */
export function useLabels(): readonly Label[] {
  const { store } = useHere()
  const query = useQuery({ queryKey: ['labels', store.id], queryFn: () => listLabels(store.id), staleTime })
  return query.data?.items ?? none
}

/** The way to a sale, in its order. */
export function useStages(): readonly SaleStage[] {
  const { store } = useHere()
  const query = useQuery({ queryKey: ['stages', store.id], queryFn: () => listStages(store.id), staleTime })
  return query.data?.items ?? none
}
