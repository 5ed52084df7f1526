import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import type { StoreEvent } from '../api/live.ts'
import { refreshRows } from '../inbox/list/refreshRows.ts'
import { type Paced, paced } from './paced.ts'
import { rowOf, touchedBy } from './touched.ts'

/** Asks anew for what the store's events make stale, each kind of answer at a pace of its own. */
export function gather(queries: QueryClient, storeId: string) {
  const kinds = new Map<string, Paced<string>>()
  const paceOf = (kind: string): Paced<string> => {
    const pace = kinds.get(kind) ?? paced((keys) => askAnew(queries, keys))
    kinds.set(kind, pace)
    return pace
  }
  const rows = paced<string>((ids) => refreshRows(queries, storeId, ids))

  return {
    add: (event: StoreEvent) => {
      const touched = touchedBy(event, storeId)
      for (const key of touched) {
        // What nobody looks at is asked for when somebody does: it holds up no question.
        if (isLookedAt(queries, key)) paceOf(key[0] ?? '').want(JSON.stringify(key))
        else void anew(queries, key)
      }
      const row = rowOf(event)
      // Where whole lists are asked for their rows come with them.
      if (row && !touched.some(([kind]) => kind === 'conversations')) rows.want(row)
    },
    stop: () => {
      for (const pace of [...kinds.values(), rows]) pace.stop()
    },
  }
}

const isLookedAt = (queries: QueryClient, queryKey: QueryKey): boolean =>
  queries.getQueryCache().findAll({ queryKey, type: 'active' }).length > 0

const askAnew = (queries: QueryClient, keys: ReadonlySet<string>) =>
  Promise.all([...keys].map((key) => anew(queries, JSON.parse(key))))

/** What is read for the first time may be read already from before the event: it is asked for again once it is there. */
async function anew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const isFirst = ({ state }: Query) => state.data === undefined && state.fetchStatus === 'fetching'
  const first = queries.getQueryCache().findAll({ queryKey, predicate: isFirst })
  const again = ({ queryKey }: Query) => queries.invalidateQueries({ queryKey, exact: true })
  await Promise.all([
    queries.invalidateQueries({ queryKey, predicate: (query) => !first.includes(query) }),
    ...first.map(async (query) => {
      await query.promise?.catch(() => {})
      await again(query)
    }),
  ])
}
