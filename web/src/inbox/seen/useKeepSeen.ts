import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useHere } from '../../app/store.tsx'
import { pageOnScreen } from './page.ts'
import { forgetSeen, keepSeen } from './shelf.ts'

/** What changes on the screen is written down no oftener than this. */
const restMs = 1_000

/** Keeps what is on the screen for the next start, as long as the reader may be here. */
export function useKeepSeen(allowed: boolean): void {
  const queries = useQueryClient()
  const { person, store } = useHere()

  useEffect(() => {
    if (!allowed) return void forgetSeen()
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = undefined
      const page = pageOnScreen(queries, { personId: person.id, storeId: store.id, now: Date.now() })
      if (page.answers.length > 0) void keepSeen(page)
    }
    const leave = queries.getQueryCache().subscribe(({ type }) => {
      if (type === 'updated' || type === 'observerAdded') timer ??= setTimeout(keep, restMs)
    })
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      leave()
      removeEventListener('pagehide', keep)
    }
  }, [queries, person.id, store.id, allowed])
}
