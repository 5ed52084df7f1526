import { type RefObject, useEffect } from 'react'

/** Takes the focus to a part that opens over others, and gives it back where it was when that part goes. */
export function useLentFocus(part: RefObject<HTMLElement | null>, lent: boolean): void {
  useEffect(() => {
    if (!lent) return
    const before = document.activeElement
    part.current?.focus()
    return () => {
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [part, lent])
}
