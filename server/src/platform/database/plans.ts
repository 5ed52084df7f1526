import type { Tx } from './database.ts'

const detours = ['enable_bitmapscan', 'enable_seqscan', 'enable_hashjoin']

/**
 * For the rest of the transaction. A queue is empty when its statistics are taken and holds thousands a second later, so
 * the planner gathers and sorts all that waits where a few rows of an index would do. Told to walk along indexes, a claim
 * takes as long whatever waits.
 */
export async function walkIndexes(tx: Tx, alsoOff: readonly 'enable_sort'[] = []): Promise<void> {
  await tx.query(`select set_config(name, 'off', true) from unnest($1::text[]) as name`, [
    [...detours, ...alsoOff],
  ])
}

/**
 * SQL of the same rows, of which the planner expects one: a tenth of a tenth, as it cannot know the limits. What is joined to
 * them is then looked up by its key. It takes each store for small, see `message` in the migrations, and a connection keeps
 * the plan that it made while the store was; else all of the store would be read for a few of its rows.
 */
export const seemingOne = (rows: string): string => {
  const most = 'limit (select 1000000000)'
  return `(select * from (select * from ${rows} ${most}) few ${most})`
}
