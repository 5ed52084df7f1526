import { useEffect, useRef } from 'react'

/** Ctrl or Cmd with Shift and F, wherever the focus is. */
export function useSearchKey(act: () => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyF' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
