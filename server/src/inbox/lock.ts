import type { StoreTx } from '#platform/database/database.ts'

/**
 * One writer of a store's provider facts at a time: what came in (messages, statuses, echoes) and what became of sends
 * refer to each other by ids that only the other side may know, and neither may look while the other writes.
 */
export async function lockProviderFacts(tx: StoreTx): Promise<void> {
  await tx.query('select 1 from store where store_id = $1 for no key update', [tx.storeId])
}
