import { useEffect, useRef } from 'react'
import type { Scheduled } from '../../api/types.ts'
import type { KeptUpload } from '../composing/trays.ts'

/** What was in a message that is to be written anew. */
interface Taken extends Pick<Scheduled, 'conversationId' | 'text' | 'content'> {
  /** Of which the server has the bytes. */
  files: readonly KeptUpload[]
  /** The message that it quotes. */
  replyTo?: string | null
}
type Hear = (taken: Taken) => void

const hearers = new Map<string, Hear>()

/** What was taken back before it left goes to the field that it was written in, where that is open. */
export const giveBack = (taken: Taken): void => hearers.get(taken.conversationId)?.(taken)

export function useTakenBack(conversationId: string, hear: Hear): void {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    hearers.set(conversationId, (taken) => latest.current(taken))
    return () => void hearers.delete(conversationId)
  }, [conversationId])
}
