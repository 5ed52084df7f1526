import type { StoreTx } from '#platform/database/database.ts'

/** Titles of the store's products in all its languages, each once; those that can be bought come first. */
export async function productNames(tx: StoreTx, most: number): Promise<string[]> {
  const rows = await tx.query<{ title: string }>(
    `select t.title from product_text t
     where t.store_id = app.store_id()
     group by t.title
     order by bool_or(exists (select 1 from variant v
       where v.store_id = t.store_id and v.product_id = t.product_id and v.stock > 0)) desc, t.title
     limit $1`,
    [most],
  )
  return rows.map(({ title }) => title)
}
