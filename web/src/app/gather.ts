import type { QueryClient } from '@tanstack/react-query'
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
      for (const key of touched) paceOf(key[0] ?? '').want(JSON.stringify(key))
      const row = rowOf(event)
      // Where whole lists are asked for their rows come with them.
      if (row && !touched.some(([kind]) => kind === 'conversations')) rows.want(row)
    },
    stop: () => {
      for (const pace of [...kinds.values(), rows]) pace.stop()
    },
  }
}

const askAnew = (queries: QueryClient, keys: ReadonlySet<string>) =>
  Promise.all([...keys].map((key) => queries.invalidateQueries({ queryKey: JSON.parse(key) })))
