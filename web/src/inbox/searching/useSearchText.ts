import { useEffect, useRef, useState } from 'react'

const typingPauseMs = 250

/**
 * What stands in a field of search: asked for after a pause in typing. What the address is made to ask by other ways (by
 * going back, or by a button that asks for everything) comes into the field; an answer to what was typed does not, since more
 * may have been typed meanwhile.
 */
export function useSearchText(q: string, onAsk: (q: string) => void) {
  const [text, setText] = useState(q)
  const latest = useRef(onAsk)
  latest.current = onAsk
  const asked = useRef(q)

  useEffect(() => {
    if (q === asked.current) return
    asked.current = q
    setText(q)
  }, [q])

  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => {
      asked.current = text.trim()
      latest.current(asked.current)
    }, typingPauseMs)
    return () => clearTimeout(timer)
  }, [text, q])

  return [text, setText] as const
}
