import type { After } from '../../api/inbox.ts'
import type { When } from '../../api/scheduling.ts'
import { useHere } from '../../app/store.tsx'
import { enqueue, type Unsent } from '../outbox/outbox.ts'
import { useUndoSend } from '../scheduling/useScheduled.ts'
import { usePutMessage } from '../useInbox.ts'
import type { Quote } from './useQuote.ts'

/** When a message leaves, if not now, and what becomes of the conversation with it. */
export interface How {
  when?: When
  after?: After
}

type Part = Pick<Unsent, 'text' | 'files' | 'buttons' | 'list' | 'part'>

/** Puts what was composed into the outbox: the quote goes with the first part, what becomes of the conversation with the last. */
export function useLeaving(conversationId: string, quoted: Quote | null, onUnquote: () => void) {
  const { store, person } = useHere()
  const put = usePutMessage()
  const undo = useUndoSend(store.id)
  const place = { personId: person.id, storeId: store.id, conversationId }
  return (parts: readonly Part[], { when = undo ? { undo } : undefined, after }: How = {}) => {
    onUnquote()
    for (const [n, part] of parts.entries()) {
      const quote = n === 0 && quoted ? { replyTo: quoted.id } : {}
      const how = { ...(when && { when }), ...(after && n === parts.length - 1 && { after }) }
      enqueue({ ...place, ...part, ...quote, ...how }, (message, storeId) => put(storeId, message))
    }
  }
}
