import type { Tx } from './database.ts'

const detours = ['enable_bitmapscan', 'enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']

/**
 * For the rest of the transaction. A queue is empty when its statistics are taken and holds thousands a second later, so
 * the planner gathers and sorts all that waits where a few rows of an index would do. Told to walk along indexes, a claim
 * takes as long whatever waits. Compiling is for long queries; the detours that are forbidden here make others look like such.
 */
export async function walkIndexes(tx: Tx, alsoOff: readonly 'enable_sort'[] = []): Promise<void> {
  await tx.query(`select set_config(name, 'off', true) from unnest($1::text[]) as name`, [
    [...detours, ...alsoOff],
  ])
}
