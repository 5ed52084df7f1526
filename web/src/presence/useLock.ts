import { useState } from 'react'
import { isTyping } from './telling.ts'
import { useColleagues } from './useColleagues.ts'

export interface Lock {
  /** First names of those who type here. */
  names: string
  count: number
  /** The field takes nothing until it is opened. */
  closed: boolean
  open: () => void
}

/**
 * Closes the field while a colleague types an answer there, so that a customer is not answered twice. Whoever was typing
 * when the other began goes on, and anybody may open it.
 */
export function useLock(conversationId: string): Lock | null {
  const typists = useColleagues('types', conversationId)
  const who = typists.map(({ id }) => id).join(' ')
  const [seen, setSeen] = useState({ who: '', open: true })
  if (seen.who !== who) {
    // Somebody who joins those over whom one writes already closes nothing again.
    const goesOn = seen.who !== '' && seen.open
    setSeen({ who, open: goesOn || isTyping() })
  }
  if (who === '') return null
  return {
    names: typists.map(({ firstName }) => firstName).join(', '),
    count: typists.length,
    closed: !seen.open,
    open: () => setSeen({ who, open: true }),
  }
}
