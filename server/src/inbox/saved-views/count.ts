import type { StoreTx } from '#platform/database/database.ts'
import { ownContact } from '../contacts/own.ts'
import { filtersSql } from '../reading/filters.ts'
import type { View } from '../reading/shapes.ts'
import { inView } from '../reading/views.ts'
import { MOST_COUNTED, type Narrowing } from './shapes.ts'

/** How many conversations each of `saved` holds for a member, in their order and in one statement that reads no message. */
export async function countSaved(
  tx: StoreTx,
  memberId: string,
  now: Date,
  saved: readonly { readonly view: View; readonly narrowing: Narrowing }[],
): Promise<number[]> {
  if (saved.length === 0) return []
  const values: unknown[] = [tx.storeId, memberId, now]
  const value = (of: unknown) => `$${values.push(of)}`
  const counts = saved.map(({ view, narrowing }) => {
    const wanted = ['c.store_id = $1', inView[view], ...filtersSql(narrowing, value)]
    // Only what the conditions ask for is joined, as in the list.
    const contact = narrowing.language
      ? `join contact ct on ct.store_id = c.store_id and ct.id = c.contact_id ${ownContact}`
      : ''
    return `(select count(*)::int from (select 1 from conversation c
      join channel ch on ch.store_id = c.store_id and ch.id = c.channel_id ${contact}
      where ${wanted.join(' and ')} limit ${MOST_COUNTED}) counted)`
  })
  const [row] = await tx.query<{ counts: number[] }>(
    `select array[${counts.join(', ')}] as counts where ($2::uuid is null or true) and ($3::timestamptz is null or true)`,
    values,
  )
  return row?.counts ?? []
}
