import { useQuery } from '@tanstack/react-query'
import { listMacros } from '../../api/macros.ts'
import type { Macro } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'

export function useMacrosQuery(enabled = true) {
  const { store } = useHere()
  return useQuery({
    queryKey: ['macros', store.id],
    queryFn: () => listMacros(store.id),
    enabled,
    staleTime: 60_000,
  })
}

/** What the reader may run, by name; undefined until it is known. */
export const useMacros = (enabled = true): readonly Macro[] | undefined => useMacrosQuery(enabled).data?.items
