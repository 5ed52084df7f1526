import { type RefObject, useEffect, useState } from 'react'

const line = '.day.unread'

/** Whether the line of new messages lies above what is on the screen; once it has been seen, it is told of no more. */
export function useUnreadAbove(scroller: RefObject<HTMLElement | null>, firstUnread: string | null) {
  const [above, setAbove] = useState(false)
  useEffect(() => {
    const box = scroller.current
    const drawn = firstUnread === null ? null : box?.querySelector(line)
    if (!box || !drawn) return
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return
        const isAbove = seen.boundingClientRect.bottom < (seen.rootBounds?.top ?? 0)
        setAbove(isAbove)
        if (!isAbove) watch.disconnect()
      },
      { root: box },
    )
    watch.observe(drawn)
    return () => watch.disconnect()
  }, [scroller, firstUnread])
  const jump = () => scroller.current?.querySelector(line)?.scrollIntoView({ block: 'start' })
  return { above, jump }
}
