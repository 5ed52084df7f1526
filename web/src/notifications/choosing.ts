import {
  type MutationOptions,
  type QueryClient,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { changeNotifications, readNotifications } from '../api/notifications.ts'
import type { NotificationChoice } from '../api/types.ts'

export type Change = (before: NotificationChoice) => Partial<NotificationChoice>

export const choiceQuery = (storeId: string) => ({
  queryKey: ['notifications', storeId],
  queryFn: () => readNotifications(storeId),
  staleTime: 300_000,
})

const keyOf = (storeId: string) => ['keep notifications', storeId]

/** Keeps whole choices one after the other, so that the last one is the one that stays. */
export const keeping = (
  queries: QueryClient,
  storeId: string,
): MutationOptions<NotificationChoice, Error, NotificationChoice> => {
  const { queryKey } = choiceQuery(storeId)
  return {
    mutationKey: keyOf(storeId),
    mutationFn: (next) => changeNotifications(storeId, next),
    scope: { id: `notifications ${storeId}` },
    onSuccess: async (kept) => {
      // What is being read may have been read before this was kept.
      await queries.cancelQueries({ queryKey })
      queries.setQueryData(queryKey, kept)
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  }
}

const onItsWay = (storeId: string) => ({ mutationKey: keyOf(storeId), status: 'pending' as const })
const variablesOf = ({ state }: { state: { variables: unknown } }) => state.variables as NotificationChoice

/** What the member chose last, be it kept or still on its way; undefined before anything was read. */
export function lastChosen(queries: QueryClient, storeId: string): NotificationChoice | undefined {
  const last = queries.getMutationCache().findAll(onItsWay(storeId)).at(-1)
  return last ? variablesOf(last) : queries.getQueryData(choiceQuery(storeId).queryKey)
}

/**
 * The choice of the member as they made it, shown before it is kept: a switch that waits feels broken. A change is
 * made to what they chose last, not to what was read last: an answer to an older question would undo it.
 */
export function useChoice(storeId: string) {
  const queries = useQueryClient()
  const query = useQuery(choiceQuery(storeId))
  const keep = useMutation(keeping(queries, storeId))
  const last = useMutationState({ filters: onItsWay(storeId), select: variablesOf }).at(-1)
  const change = (change: Change) => {
    const before = lastChosen(queries, storeId)
    if (before) keep.mutate({ ...before, ...change(before) })
  }
  return { query, choice: last ?? query.data, change, error: keep.error }
}
