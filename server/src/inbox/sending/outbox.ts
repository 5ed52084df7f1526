import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

/** Puts a message at the end of its conversation's outbox. The caller holds the conversation's row. */
export async function enqueueSend(
  ctx: Ctx,
  tx: StoreTx,
  send: {
    readonly messageId: string
    readonly conversationId: string
    readonly channelId: string
    /** Of an assistant's message, which a human turn cancels; null for a person's own. */
    readonly epoch: number | null
  },
): Promise<void> {
  await tx.query(
    `insert into outbox (store_id, conversation_id, message_id, channel_id, epoch, next_at) values ($1, $2, $3, $4, $5, $6)`,
    [tx.storeId, send.conversationId, send.messageId, send.channelId, send.epoch, ctx.clock.now()],
  )
  tx.afterCommit(() => ctx.bus.wake('outbox'))
}
