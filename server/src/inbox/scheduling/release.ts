import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

/** These contacts have just written: what waited for that may leave. Their conversations' rows are held. */
export async function releaseScheduled(
  ctx: Ctx,
  tx: StoreTx,
  conversationIds: readonly string[],
): Promise<void> {
  const released = await tx.query(
    `update scheduled_message set due_at = $3
     where store_id = $1 and conversation_id = any($2::uuid[]) and due_at is null and state = 'waiting' returning id`,
    [tx.storeId, conversationIds, ctx.clock.now()],
  )
  if (released.length > 0) tx.afterCommit(() => ctx.bus.wake('scheduled'))
}

/** What has left or was cancelled is kept for a day, so that a repeated request finds it. */
export async function forgetSettled(tx: StoreTx, before: Date): Promise<void> {
  await tx.query(
    `delete from scheduled_message where store_id = $1 and state in ('sent', 'cancelled') and settled_at < $2`,
    [tx.storeId, before],
  )
}
