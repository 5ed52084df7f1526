import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listMembers } from '../api/accounts.ts'
import { useHere } from './store.tsx'

/** The ids that mean the reader: as a person, and as a member of this store. */
export function useMyIds(): ReadonlySet<string> {
  const { store, person } = useHere()
  const members = useQuery({
    queryKey: ['members', store.id],
    queryFn: () => listMembers(store.id),
    staleTime: 300_000,
  })
  return useMemo(() => {
    const mine = members.data?.items.filter((member) => member.email === person.email) ?? []
    return new Set([person.id, ...mine.map((member) => member.id)])
  }, [members.data, person])
}
