import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Database, Tx } from '../../server/src/platform/database/database.ts'
import { newId, type StoreId } from '../../server/src/platform/ids.ts'
import { freshDatabase } from '../../server/src/testing/database.ts'

// Security test 35: one connection serves many stores, and some transactions fail or are cancelled on it.
const transactions = Number(process.env['CHAOS_TRANSACTIONS'] ?? 2000)

vi.setConfig({ testTimeout: 600_000 })

let db: Database
let drop: () => Promise<void>

beforeAll(async () => {
  ;({ db, drop } = await freshDatabase())
})
afterAll(async () => {
  await db.close()
  await drop()
})

const ways = [
  'whole',
  'whole',
  'whole',
  'whole',
  'whole',
  'whole',
  'nobodys',
  'failed',
  'cancelled',
  'given up',
] as const
type Way = (typeof ways)[number]

it('a connection remembers nothing of the store that it served before', async () => {
  const stores = Array.from({ length: 7 }, () => newId<'store'>())
  const counts = { foreign: 0, whole: 0, undone: 0 }
  let left = transactions
  const lane = async () => {
    while (left-- > 0)
      await serve(stores[left % stores.length] as StoreId, ways[left % ways.length] as Way, counts)
  }
  await Promise.all(Array.from({ length: 32 }, lane))
  expect(counts).toEqual({ foreign: 0, whole: transactions * 0.7, undone: transactions * 0.3 })
})

async function serve(store: StoreId, way: Way, counts: { foreign: number; whole: number; undone: number }) {
  const expected = way === 'nobodys' ? null : store
  const work = async (tx: Tx) => {
    const [found] = await tx.query<{ store: string | null; role: string }>(
      `select current_user::text as role, nullif(current_setting('app.store_id', true), '') as store`,
    )
    if (found?.store !== expected || (found.role === 'tutum_store') !== (expected !== null))
      counts.foreign += 1
    if (way === 'failed') await tx.query('select 1 / 0')
    if (way === 'cancelled') await tx.query(cancelled[db.engine])
    if (way === 'given up') throw new Error('given up')
  }
  try {
    await (way === 'nobodys' ? db.asOwner(work) : db.withStore(store, work))
    counts.whole += 1
  } catch {
    counts.undone += 1
  }
}

/** The embedded engine has no second process that could cancel. */
const cancelled = {
  native: 'select pg_cancel_backend(pg_backend_pid()); select pg_sleep(1)',
  embedded: 'select no_such_thing',
}
