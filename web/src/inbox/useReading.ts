import { useEffect, useRef } from 'react'
import { markRead } from '../api/inbox.ts'
import type { Conversation } from '../api/types.ts'

/**
 * Clears the unread counts of conversations when somebody opens them and when more is said before their eyes. Only then:
 * a colleague who put one back among the unread is not undone by whoever merely has it open. `fresh` says that they are as
 * the server has them.
 */
export function useReading(storeId: string, conversations: readonly Conversation[], fresh: boolean): void {
  const latest = useRef({ conversations, fresh })
  latest.current = { conversations, fresh }
  const seen = useRef(new Map<string, string>())
  const stands = conversations.map(({ id, unread, lastMessageAt }) => `${id} ${unread} ${lastMessageAt}`)
  const key = `${fresh} ${stands.join()}`
  useEffect(() => {
    void key
    const read = () => {
      const { conversations, fresh } = latest.current
      if (!fresh || document.visibilityState !== 'visible') return
      for (const each of conversations) {
        const before = seen.current.get(each.id)
        const came = whatCame(each, before)
        if (came === before) continue
        seen.current.set(each.id, came)
        if (each.unread > 0) markRead(storeId, each.id).catch(() => seen.current.delete(each.id))
      }
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [storeId, key])
}

/** Names what last came: a word of the contact, also one that came late, or the end of a snooze. Our own words are no news. */
function whatCame({ lastInboundAt, lastMessage, snooze }: Conversation, before = ''): string {
  const [, word = ''] = before.split(' ')
  return [lastInboundAt, lastMessage?.direction === 'in' ? lastMessage.id : word, snooze === null].join(' ')
}
