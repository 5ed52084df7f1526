import { useQuery } from '@tanstack/react-query'
import { listTeams, listWork } from '../../api/teams.ts'
import type { MemberWork, Team } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'

const none: readonly never[] = []
const staleTime = 300_000

/** The store's teams in their order; an event tells when they change. */
export function useTeams(): readonly Team[] {
  const { store } = useHere()
  const query = useQuery({ queryKey: ['teams', store.id], queryFn: () => listTeams(store.id), staleTime })
  return query.data?.items ?? none
}

/** Of each member: whether conversations are given to them, how many at most, and how many they have. */
export function useWork(): readonly MemberWork[] {
  const { store } = useHere()
  const query = useQuery({ queryKey: ['work', store.id], queryFn: () => listWork(store.id) })
  return query.data?.items ?? none
}
