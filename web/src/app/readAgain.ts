import type { QueryClient } from '@tanstack/react-query'

/** Asks anew for what has been read, and for what is being read as soon as it is there: that may be as old. */
export function readAgain(queries: QueryClient): void {
  for (const query of queries.getQueryCache().getAll()) {
    const again = () => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
    if (query.state.fetchStatus === 'fetching') void query.promise?.then(again, again)
    else if (query.state.dataUpdatedAt > 0) again()
  }
}
