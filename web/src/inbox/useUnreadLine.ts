import { useState } from 'react'
import type { Message } from '../api/types.ts'
import { firstUnreadId } from './timeline.ts'

/**
 * The message over which the line of new ones stands, by its id. It is found once, when what the conversation held at its
 * opening is here (`settled`), and stays: the count goes to zero and more is written while somebody reads.
 */
export function useUnreadLine(messages: readonly Message[], unread: number, settled: boolean): string | null {
  const [most, setMost] = useState(unread)
  const [line, setLine] = useState<string | null | undefined>(undefined)
  const open = line === undefined
  if (open && unread > most) setMost(unread)
  if (open && settled && messages.length > 0) setLine(firstUnreadId(messages, Math.max(most, unread)))
  return line ?? null
}
