import { useEffect, useRef } from 'react'
import type { Scheduled } from '../../api/types.ts'

type Hear = (scheduled: Scheduled) => void

const hearers = new Map<string, Hear>()

/** What was taken back before it left goes to the field that it was written in, where that is open. */
export const giveBack = (scheduled: Scheduled): void => hearers.get(scheduled.conversationId)?.(scheduled)

export function useTakenBack(conversationId: string, hear: Hear): void {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    hearers.set(conversationId, (scheduled) => latest.current(scheduled))
    return () => void hearers.delete(conversationId)
  }, [conversationId])
}
