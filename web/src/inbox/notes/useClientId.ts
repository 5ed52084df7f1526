import { useRef } from 'react'

/** One id for each text: a second try after a lost answer is the same note, other words are another. */
export function useClientId() {
  const last = useRef({ text: '', id: '' })
  return (text: string): string => {
    if (last.current.text !== text) last.current = { text, id: crypto.randomUUID() }
    return last.current.id
  }
}
