import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../../api/types.ts'
import type { TimelineItem } from '../timeline.ts'
import { useMessages } from '../useInbox.ts'

/** The messages around `at`, or the end. What is loaded stays while the next place is in it too. */
export function useMessagesAt(
  storeId: string,
  conversationId: string,
  at: string | null,
  contactId: string | null,
) {
  const [anchor, setAnchor] = useState(at)
  const query = useMessages(storeId, conversationId, anchor, contactId)
  const isHere = at === null ? !query.hasPreviousPage : query.messages.some(({ id }) => id === at)
  if (at !== anchor && !isHere && !query.isPending) setAnchor(at)
  return query
}

export const isAt = (item: TimelineItem, at: string | null): true | undefined =>
  at !== null && item.kind === 'message' && [item.message, ...item.mates].some(({ id }) => id === at)
    ? true
    : undefined

/** Brings the message into the middle once it is here; without one any more, goes back to following the end. */
export function usePlace(
  scroller: RefObject<HTMLDivElement | null>,
  at: string | null,
  messages: readonly Message[],
  follow: (end: boolean) => void,
): void {
  const isHere = at !== null && messages.some(({ id }) => id === at)
  const before = useRef(at)
  useLayoutEffect(() => {
    if (at === null) {
      if (before.current !== null) follow(true)
      before.current = null
      return
    }
    before.current = at
    follow(false)
    if (!isHere) return
    const line = scroller.current?.querySelector('[data-sought] > *')
    line?.scrollIntoView({ block: 'center' })
  }, [at, isHere, scroller, follow])
}

/** Later messages come in by themselves while the reader goes down. */
export function useLaterPages(
  query: Pick<
    ReturnType<typeof useMessages>,
    'hasPreviousPage' | 'isFetching' | 'isError' | 'fetchPreviousPage'
  >,
  nearEnd: boolean,
): void {
  const { hasPreviousPage, isFetching, isError, fetchPreviousPage } = query
  useEffect(() => {
    if (nearEnd && hasPreviousPage && !isFetching && !isError) void fetchPreviousPage()
  }, [nearEnd, hasPreviousPage, isFetching, isError, fetchPreviousPage])
}

/** Who answers from the middle of a thread wants to see the answer. */
export function useEndAfterSending(
  unsent: number,
  hasLater: boolean,
  onLatest: () => void,
  follow: (end: boolean) => void,
): void {
  const before = useRef(unsent)
  useEffect(() => {
    if (unsent > before.current) {
      if (hasLater) onLatest()
      else follow(true)
    }
    before.current = unsent
  }, [unsent, hasLater, onLatest, follow])
}
