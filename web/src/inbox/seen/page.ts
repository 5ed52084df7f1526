import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'

/** One answer of the server, as the screen held it. */
export interface Answer {
  readonly key: QueryKey
  readonly data: unknown
}

/** What one person last saw of a store's inbox. */
export interface SeenPage {
  readonly personId: string
  readonly storeId: string
  /** In milliseconds. */
  readonly at: number
  readonly answers: readonly Answer[]
}

/** The list, the open conversation, and its messages on this channel or on all. */
const kinds = new Set(['conversations', 'conversation', 'messages', 'timeline'])

/** Whoever comes back later than this has lost the thread anyway, and texts do not lie about on a device. */
const longestMs = 24 * 3_600_000

/** What is on the screen now: of each list its first page, of a thread its end. */
export function pageOnScreen(
  queries: QueryClient,
  { personId, storeId, now }: { personId: string; storeId: string; now: number },
): SeenPage {
  const answers = queries
    .getQueryCache()
    .findAll({
      type: 'active',
      predicate: ({ queryKey: [kind, store] }) => kinds.has(String(kind)) && store === storeId,
    })
    .flatMap(({ queryKey: key, state }) => {
      const data = beginningOf(state.data)
      return data === null ? [] : [{ key, data }]
    })
  return { personId, storeId, at: now, answers }
}

/** Null for nothing, and for what stands around a message: that is no beginning. */
function beginningOf(data: unknown): unknown {
  if (!isPaged(data)) return data ?? null
  if (data.pageParams[0] !== null) return null
  return { pages: data.pages.slice(0, 1), pageParams: [null] }
}

const isPaged = (data: unknown): data is InfiniteData<unknown> =>
  typeof data === 'object' && data !== null && 'pages' in data && 'pageParams' in data

/** Whether it may be shown: it is of whoever is here, of a store they are in, and not too old. */
export function mayBeShown(
  { personId, storeId, at }: SeenPage,
  me: { personId: string; storeIds: readonly string[] },
  now: number,
): boolean {
  return personId === me.personId && me.storeIds.includes(storeId) && now - at < longestMs && at <= now
}

/** Puts it where the screens look for it; it counts as out of date, so that each of them asks at once. */
export function putOnScreen(queries: QueryClient, { answers }: SeenPage): void {
  for (const { key, data } of answers)
    if (queries.getQueryData(key) === undefined) queries.setQueryData(key, data, { updatedAt: 1 })
}
