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

/**
 * SQL of the same rows, of which the planner expects a tenth, as it cannot know the limit. What is joined to them is then
 * looked up by its key, where it would read all of a store: it takes each store for small, see `message` in the migrations.
 */
export const seemingFew = (rows: string): string => `(select * from ${rows} limit (select 1000000000))`
