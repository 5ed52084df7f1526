import { useEffect, useRef } from 'react'

/** Does it once, when the component is first drawn. */
export function useOnce(act: () => void): void {
  const done = useRef(false)
  useEffect(() => {
    if (done.current) return
    done.current = true
    act()
  })
}
