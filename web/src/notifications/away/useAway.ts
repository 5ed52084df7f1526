import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useHere } from '../../app/store.tsx'
import { readAway } from './browser.ts'

export const awayQuery = (storeId: string, personId: string) => ({
  queryKey: ['away', storeId],
  queryFn: () => readAway(storeId, personId),
  staleTime: Number.POSITIVE_INFINITY,
  retry: 1,
})

/** Whether this browser is told while the panel is closed; `undefined` until that is known. */
export function useAway() {
  const { store, person } = useHere()
  return useQuery(awayQuery(store.id, person.id))
}

/** Keeps the server's knowledge of this browser fresh, and answers the service worker, which asks before it tells or opens. */
export function useToldAway(): void {
  useAway()
  const { history } = useRouter()
  useEffect(() => {
    // A page that came over an open line has none.
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
    const hear = ({ data, ports }: MessageEvent<{ looksAt?: string; go?: string }>) => {
      const { looksAt, go } = data
      if (go?.startsWith('/s/')) history.push(go)
      ports[0]?.postMessage(looksAt === undefined ? go !== undefined : isLookedAt(looksAt))
    }
    worker?.addEventListener('message', hear)
    return () => worker?.removeEventListener('message', hear)
  }, [history])
}

/** Whether the conversation of a link is before the person's eyes here. */
function isLookedAt(link: string): boolean {
  const [here, there] = [new URL(location.href), new URL(link, location.href)]
  const conversationId = there.searchParams.get('conv')
  return (
    document.hasFocus() &&
    conversationId !== null &&
    here.searchParams.get('conv') === conversationId &&
    here.pathname.split('/')[2] === there.pathname.split('/')[2]
  )
}
