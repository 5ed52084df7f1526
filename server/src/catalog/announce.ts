import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

/**
 * Tells the store's screens that a product changed; null for many at once. Takes the store's event lock:
 * call it last in the transaction.
 */
export async function announce(ctx: Ctx, tx: StoreTx, productId: string | null): Promise<void> {
  const events = [{ kind: 'product.updated', payload: { productId } }]
  await tx.query('select app.append_events($1::jsonb, $2)', [JSON.stringify(events), ctx.clock.now()])
  tx.afterCommit(() => ctx.bus.wake('events', tx.storeId))
}
