import type { StoreTx } from '#platform/database/database.ts'
import { TimeUnusable } from './errors.ts'
import type { When } from './shapes.ts'

/** How long a send can be taken back by whoever chose that. */
const UNDO_MS = 5_000
const YEAR_MS = 366 * 86_400_000

/** The moment that is meant; null waits for the contact. @throws TimeUnusable */
export async function momentOf(tx: StoreTx, when: When, now: Date): Promise<Date | null> {
  if ('reply' in when) return null
  if ('undo' in when) return new Date(now.getTime() + UNDO_MS)
  const at = 'at' in when ? when.at : await atStoresClock(tx, when.local)
  if (at <= now || at.getTime() - now.getTime() > YEAR_MS) throw new TimeUnusable()
  return at
}

async function atStoresClock(tx: StoreTx, local: string): Promise<Date> {
  const [row] = await tx.query<{ at: Date }>(
    'select $2::timestamp at time zone time_zone as at from store where store_id = $1',
    [tx.storeId, local],
  )
  if (!row) throw new Error('the store in force has no row')
  return row.at
}
