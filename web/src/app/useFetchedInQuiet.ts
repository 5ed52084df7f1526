import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** As long as a page asks for nothing before anything is fetched that nobody has asked for. */
const quietMs = 1_500
const lookEveryMs = 250

/** Fetches what the next press may open, once the page is on the screen and the line and the browser are idle. */
export function useFetchedInQuiet(shown: boolean, parts: readonly { fetch: () => Promise<void> }[]): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!shown) return
    let busyAt = Date.now()
    const looking = setInterval(() => {
      if (queries.isFetching() > 0) busyAt = Date.now()
      if (Date.now() - busyAt < quietMs) return
      clearInterval(looking)
      // Safari has no word for it.
      if ('requestIdleCallback' in window) requestIdleCallback(() => fetchAll(parts))
      else fetchAll(parts)
    }, lookEveryMs)
    return () => clearInterval(looking)
  }, [queries, shown, parts])
}

/** What does not come now is asked for again by whoever wants it. */
function fetchAll(parts: readonly { fetch: () => Promise<void> }[]): void {
  for (const { fetch } of parts) fetch().catch(() => {})
}
