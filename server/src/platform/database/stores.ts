import { parseId, type StoreId } from '../ids.ts'
import type { Database } from './database.ts'

/** Every store, for work that goes through all of them; each is then entered by `withStore`. */
export async function everyStore(db: Database): Promise<StoreId[]> {
  const rows = await db.withDirectory((tx) => tx.query<{ id: string }>('select store_id as id from store'))
  return rows.map(({ id }) => parseId<'store'>(id))
}
