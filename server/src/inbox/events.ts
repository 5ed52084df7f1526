import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

/** What readers of the store's event log are told: ids alone, never texts. */
export type InboxEvent =
  | {
      readonly kind: 'message.received' | 'message.sent' | 'message.updated'
      readonly payload: { readonly conversationId: string; readonly messageId: string }
    }
  | {
      readonly kind: 'conversation.updated' | 'turn.started' | 'turn.ended'
      readonly payload: { readonly conversationId: string }
    }

export const conversationUpdated = (conversationId: string): InboxEvent => ({
  kind: 'conversation.updated',
  payload: { conversationId },
})

export const messageEvent = (
  kind: 'message.received' | 'message.sent' | 'message.updated',
  message: { readonly conversationId: string; readonly id: string },
): InboxEvent => ({ kind, payload: { conversationId: message.conversationId, messageId: message.id } })

/**
 * Appends to the store's event log, each event once. Call it last in a transaction: it holds the store's counter, which
 * makes event numbers follow the order of commits.
 */
export async function announce(ctx: Ctx, tx: StoreTx, events: readonly InboxEvent[]): Promise<void> {
  const told = [...new Set(events.map((event) => JSON.stringify(event)))]
  if (told.length === 0) return
  await tx.query('select app.append_events($1::jsonb, $2)', [`[${told.join(',')}]`, ctx.clock.now()])
  tx.afterCommit(() => ctx.bus.wake('events', tx.storeId))
}
