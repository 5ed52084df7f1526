import type { Query, QueryClient } from '@tanstack/react-query'
import { listRows } from '../../api/inbox.ts'
import type { Narrowing, View } from '../../api/types.ts'
import { mergeRows, type Pages } from './merge.ts'

/** More at once are read as a whole: the server takes no longer list of ids. */
const most = 100

/** What is still to be read of each list that is on the screen. */
const owed = new WeakMap<Query, Set<string>>()

/**
 * Refreshes the rows of these conversations in every list, however many pages of it are loaded: one small question for
 * each list on the screen, and the others ask when they are seen again. Done when these are answered.
 */
export async function refreshRows(
  queries: QueryClient,
  storeId: string,
  ids: Iterable<string>,
): Promise<void> {
  const touched = new Set(ids)
  if (touched.size === 0) return
  const reading: Promise<void>[] = []
  const queryKey = ['conversations', storeId]
  void queries.invalidateQueries({ queryKey, type: 'inactive', refetchType: 'none' })
  for (const query of queries.getQueryCache().findAll({ queryKey, type: 'active' })) {
    if (touched.size > most || !isMergeable(query)) {
      void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
      continue
    }
    const waits = owed.get(query)
    for (const id of touched) waits?.add(id)
    if (waits) continue
    owed.set(query, touched)
    reading.push(readOwed(queries, query, storeId).finally(() => owed.delete(query)))
  }
  await Promise.all(reading)
}

/** One question at a time for a list: of two answers the older could come last. */
async function readOwed(queries: QueryClient, query: Query, storeId: string): Promise<void> {
  const [, , view, narrowing] = query.queryKey as ListKey
  for (let ids = owed.get(query); ids && ids.size > 0; ids = owed.get(query)) {
    owed.set(query, new Set())
    try {
      // What is being loaded as a whole would be put over the rows: it is waited for.
      await query.promise?.catch(() => {})
      const before = query.state.dataUpdateCount
      const answer = await listRows(storeId, view, [...ids], narrowing)
      const loading = query.state.fetchStatus === 'fetching'
      // Rows that are put make the whole count as fresh: what nobody sees, or what is stale besides, is read as a whole.
      if (!query.isActive() || (query.state.isInvalidated && !loading)) return readWhole(queries, query)
      // What was read as a whole meanwhile may be newer than this answer.
      const overtaken = loading || query.state.dataUpdateCount !== before
      if (overtaken) for (const id of ids) owed.get(query)?.add(id)
      else put(queries, query, mergeRows(query.state.data as Pages, ids, answer))
    } catch {
      return readWhole(queries, query)
    }
  }
}

/** At once where it is on the screen, else when it is seen again. Not waited for: what changes meanwhile is owed anew. */
function readWhole(queries: QueryClient, { queryKey }: Query): void {
  void queries.invalidateQueries({ queryKey, exact: true })
}

function put(queries: QueryClient, query: Query, data: Pages): void {
  queries.setQueryData<Pages>(query.queryKey, data)
  const [, , view, narrowing] = query.queryKey as ListKey
  const whole = data.pages.at(-1)?.end === null && Object.keys(narrowing).length === 0
  const rows = data.pages.reduce((sum, { items }) => sum + items.length, 0)
  // What comes and goes by the hour alone is told by nobody; the count of the view knows of it.
  if (whole && rows !== data.pages[0]?.counts[view])
    void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
}

type ListKey = [kind: string, storeId: string, view: View, narrowing: Narrowing]

/** A board is none, nor is what was kept before rows told their order, nor a view that time alone fills. */
function isMergeable({ queryKey, state: { data } }: Query): boolean {
  if (queryKey[2] === 'closing' || typeof data !== 'object' || data === null || !('pages' in data))
    return false
  return (data as Pages).pages.every(
    ({ order, items }) => Array.isArray(order) && order.length === items.length,
  )
}
