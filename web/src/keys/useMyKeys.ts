import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keepKeys, readKeys } from '../api/keys.ts'
import { problemText } from '../api/problemText.ts'
import type { Keys } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import type { Overrides } from './bindings.ts'

const nothing: Overrides = {}

/** What the reader has bound otherwise; it holds at once and is taken back when the server does not keep it. */
export function useMyKeys() {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const queryKey = ['keys', store.id]
  const query = useQuery({ queryKey, queryFn: () => readKeys(store.id), staleTime: 60_000 })
  const keep = useMutation({
    mutationFn: (keys: Overrides) => keepKeys(store.id, { ...keys }),
    onMutate: async (keys) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData<Keys>(queryKey)
      queries.setQueryData<Keys>(queryKey, { keys: { ...keys } })
      return before
    },
    onError: (error, _, before) => {
      queries.setQueryData(queryKey, before)
      toast(problemText(t, error))
    },
  })
  return { query, overrides: query.data?.keys ?? nothing, keep: keep.mutate }
}
