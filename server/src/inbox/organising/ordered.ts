import type { StoreTx } from '#platform/database/database.ts'
import { TooMany } from './errors.ts'

type Ordered = 'label' | 'stage'

export const nextPosition = (table: Ordered): string =>
  `(select coalesce(max(position) + 1, 0) from ${table} where store_id = $1)`

/** One more may be added, by one person at a time. @throws TooMany */
export async function makeRoom(tx: StoreTx, table: Ordered, most: number): Promise<void> {
  await tx.query('select 1 from store where store_id = $1 for no key update', [tx.storeId])
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
    `select count(*)::int as count from ${table} where store_id = $1`,
    [tx.storeId],
  )
  if (count >= most) throw new TooMany(most)
}

/** Moves one row to `position` among its kind; the others close up. */
export async function moveTo(tx: StoreTx, table: Ordered, id: string, position: number): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select id from ${table} where store_id = $1 order by position, id for update`,
    [tx.storeId],
  )
  const ids = rows.map((row) => row.id).filter((each) => each !== id)
  ids.splice(position, 0, id)
  await tx.query(
    `update ${table} t set position = o.place - 1 from unnest($2::uuid[]) with ordinality as o (id, place)
     where t.store_id = $1 and t.id = o.id`,
    [tx.storeId, ids],
  )
}
