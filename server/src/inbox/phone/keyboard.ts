import type { StoreTx } from '#platform/database/database.ts'
import type { Arrival } from '../receiving/messages.ts'

/**
 * Takes note of customers who have pressed the button that asks for their number. Only those who were asked have a keyboard
 * to be taken back; the number itself is the identity's already.
 */
export async function hearShared(tx: StoreTx, arrivals: readonly Arrival[]): Promise<void> {
  const shared = arrivals.filter(({ kind, from }) => kind === 'contacts' && from.phone !== undefined)
  if (shared.length === 0) return
  await tx.query(
    `update conversation c set keyboard_done = true
     where c.store_id = $1 and c.id = any($2::uuid[]) and exists (select from message q
       where q.store_id = $1 and q.conversation_id = c.id and q.direction = 'out' and q.detail->'asksPhone' is not null)`,
    [tx.storeId, shared.map(({ conversationId }) => conversationId)],
  )
}

/** These messages take the keyboard back, in each of their tries; nothing after them has to. */
export async function takeKeyboards(
  tx: StoreTx,
  taken: readonly { readonly messageId: string; readonly conversationId: string }[],
): Promise<void> {
  if (taken.length === 0) return
  await tx.query(
    `with marked as (
       update message set detail = detail || '{"dropsKeyboard": true}' where store_id = $1 and id = any($2::uuid[])
     )
     update conversation set keyboard_done = false where store_id = $1 and id = any($3::uuid[])`,
    [tx.storeId, taken.map(({ messageId }) => messageId), taken.map(({ conversationId }) => conversationId)],
  )
}
