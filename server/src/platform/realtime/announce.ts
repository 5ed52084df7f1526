import type { Ctx } from '../context.ts'
import type { StoreEvent, StoreTx } from '../database/database.ts'

/**
 * Tells the store's screens what changed, once the transaction has committed. Events of one transaction are appended
 * together, the same one once, with the commit itself: the store's counter is held for that moment only.
 */
export function announce(ctx: Ctx, tx: StoreTx, events: readonly StoreEvent[]): void {
  if (events.length === 0) return
  tx.tell(events, ctx.clock.now())
  tx.afterCommit(() => ctx.bus.wake('events', tx.storeId))
}
