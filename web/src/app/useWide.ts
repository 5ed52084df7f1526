import { useSyncExternalStore } from 'react'

/** Whether the window is at least `width` wide, for what must not be drawn twice and hidden. */
export function useWide(width: string): boolean {
  const query = `(min-width: ${width})`
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
