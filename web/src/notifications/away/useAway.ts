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

/** Keeps the server's knowledge of this browser fresh, and goes where somebody clicked on what was told. */
export function useToldAway(): void {
  useAway()
  const { history } = useRouter()
  useEffect(() => {
    // A page that came over an open line has none.
    const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
    const hear = ({ data }: MessageEvent<unknown>) => {
      const link = typeof data === 'object' && data !== null && 'go' in data ? data.go : null
      if (typeof link === 'string' && link.startsWith('/s/')) history.push(link)
    }
    worker?.addEventListener('message', hear)
    return () => worker?.removeEventListener('message', hear)
  }, [history])
}
