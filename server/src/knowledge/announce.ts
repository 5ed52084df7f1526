import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

/** Tells the store's screens that a document changed. Takes the store's event lock: call it last in the transaction. */
export async function announce(ctx: Ctx, tx: StoreTx, documentId: string): Promise<void> {
  const events = [{ kind: 'document.updated', payload: { documentId } }]
  await tx.query('select app.append_events($1::jsonb, $2)', [JSON.stringify(events), ctx.clock.now()])
  tx.afterCommit(() => ctx.bus.wake('events', tx.storeId))
}
