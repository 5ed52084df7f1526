import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'

/** Tells the store's panels; call last in a transaction, since it takes the store's event lock. */
export async function tellChannelUpdated(ctx: Ctx, tx: StoreTx, channelId: ChannelId): Promise<void> {
  const events = [{ kind: 'channel.updated', payload: { channelId } }]
  await tx.query('select app.append_events($1::jsonb, $2)', [JSON.stringify(events), ctx.clock.now()])
  tx.afterCommit(() => ctx.bus.wake('events', tx.storeId))
}
