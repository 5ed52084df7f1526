import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { listMentions, seeMention } from '../../api/notes.ts'
import type { Message } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useMyIds } from '../../app/useMyIds.ts'

/** What the reader was asked to look at, newest first, and how much of it they have not seen. */
export function useMentions() {
  const { store } = useHere()
  const query = useInfiniteQuery({
    queryKey: ['mentions', store.id],
    queryFn: ({ pageParam }) => listMentions(store.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  return {
    ...query,
    mentions: query.data?.pages.flatMap((page) => page.items) ?? [],
    unseen: query.data?.pages[0]?.unseen ?? 0,
  }
}

/** Tells that the reader has a note before their eyes which asks them to look. */
export function useSeeing(element: RefObject<Element | null>, note: Message): void {
  const { store } = useHere()
  const myIds = useMyIds()
  const queries = useQueryClient()
  const { id, authorMemberId, content } = note
  const asksMe =
    !myIds.has(authorMemberId ?? '') && (content.mentions ?? []).some(({ memberId }) => myIds.has(memberId))
  useEffect(() => {
    const box = element.current
    if (!asksMe || !box) return
    let inSight = false
    let told = false
    const tell = () => {
      if (told || !inSight || document.visibilityState !== 'visible') return
      told = true
      seeMention(store.id, id)
        .then(() => queries.invalidateQueries({ queryKey: ['mentions', store.id] }))
        .catch(() => {
          told = false
        })
    }
    const watch = new IntersectionObserver(([seen]) => {
      inSight = seen?.isIntersecting ?? false
      tell()
    })
    watch.observe(box)
    document.addEventListener('visibilitychange', tell)
    return () => {
      watch.disconnect()
      document.removeEventListener('visibilitychange', tell)
    }
  }, [asksMe, element, id, queries, store.id])
}
