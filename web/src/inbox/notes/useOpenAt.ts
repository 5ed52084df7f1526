import { type RefObject, useEffect, useRef } from 'react'
import type { useMessages } from '../useInbox.ts'

type Messages = Pick<
  ReturnType<typeof useMessages>,
  'messages' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>

/** Brings a message into the middle of the thread, once, and asks for earlier ones until it is there. */
export function useOpenAt(
  messageId: string | null,
  { messages, hasNextPage, isFetchingNextPage, fetchNextPage }: Messages,
  scroller: RefObject<HTMLElement | null>,
  /** Called before the thread is moved: its end is not to be followed any more. */
  onMove: () => void,
): void {
  const shown = useRef<string | null>(null)
  const first = messages[0]?.id
  const here = messageId !== null && messages.some(({ id }) => id === messageId)
  useEffect(() => {
    if (messageId === null || first === undefined || shown.current === messageId) return
    if (here) {
      shown.current = messageId
      onMove()
      scroller.current
        ?.querySelector(`[data-message="${CSS.escape(messageId)}"] > *`)
        ?.scrollIntoView({ block: 'center' })
      return
    }
    // Ids rise with time: an earlier page can hold it only while the first one here is younger.
    if (first > messageId && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [messageId, first, here, hasNextPage, isFetchingNextPage, fetchNextPage, scroller, onMove])
}
