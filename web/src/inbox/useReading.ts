import { useEffect, useRef } from 'react'
import { markRead } from '../api/inbox.ts'
import type { Conversation } from '../api/types.ts'

/**
 * Clears the unread count of a conversation when somebody opens it and when more is said before their eyes. Only then: a
 * colleague who put it back among the unread is not undone by whoever merely has it open. `fresh` says that the
 * conversation is as the server has it.
 */
export function useReading(storeId: string, conversation: Conversation, fresh: boolean): void {
  const { id, unread } = conversation
  const said = useWhatCame(conversation)
  const seen = useRef<string | null>(null)
  useEffect(() => {
    const read = () => {
      if (!fresh || document.visibilityState !== 'visible' || seen.current === said) return
      seen.current = said
      if (unread > 0) markRead(storeId, id).catch(forget)
    }
    const forget = () => {
      seen.current = null
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [storeId, id, unread, said, fresh])
}

/** Names what last came: a word of the contact, also one that came late, or the end of a snooze. */
function useWhatCame({ lastInboundAt, lastMessage, snooze }: Conversation): string {
  const latest = useRef('')
  if (lastMessage?.direction === 'in') latest.current = lastMessage.id
  return `${lastInboundAt} ${latest.current} ${snooze === null}`
}
