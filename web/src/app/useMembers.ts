import { useQuery } from '@tanstack/react-query'
import { listMembers } from '../api/accounts.ts'
import { useHere } from './store.tsx'

/** The people of this store. */
export function useMembers() {
  const { store } = useHere()
  return useQuery({
    queryKey: ['members', store.id],
    queryFn: () => listMembers(store.id),
    staleTime: 300_000,
  })
}
