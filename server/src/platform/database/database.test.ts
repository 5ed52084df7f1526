import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../testing/database.ts'
import { newId, type StoreId } from '../ids.ts'
import { type Database, NestedTransaction, type StoreTx, TransactionOver } from './database.ts'

let db: Database
let drop: () => Promise<void>
const storeId: StoreId = newId<'store'>()

beforeAll(async () => {
  ;({ db, drop } = await freshDatabase())
})
afterAll(async () => {
  await db.close()
  await drop()
})

describe('a transaction of a store', () => {
  it('answers statements that are asked together each with its own rows, in their order', async () => {
    const numbers = Array.from({ length: 50 }, (_, n) => n)
    const rows = await db.withStore(storeId, (tx) =>
      Promise.all(numbers.map((n) => tx.query<{ n: number }>('select $1::int as n', [n]))),
    )
    expect(rows.map(([row]) => row?.n)).toEqual(numbers)
  })

  it('is of that store from its first statement on', async () => {
    const [row] = await db.withStore(storeId, (tx) =>
      tx.query('select current_user::text as role, app.store_id() as "storeId"'),
    )
    expect(row).toEqual({ role: 'tutum_store', storeId })
  })

  it('undoes everything when one of the statements asked together fails, and names that failure', async () => {
    await db.asOwner((tx) => tx.query('create table thing (n int primary key)'))
    const insert = (n: number) => `insert into thing values (${n})`
    const failing = db.asOwner((tx) => Promise.all([1, 2, 2, 3].map((n) => tx.query(insert(n)))))
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await db.asOwner((tx) => tx.query('select from thing'))).toEqual([])
  })

  it('takes no statement after its end, where it would run as anybody', async () => {
    let kept: StoreTx | undefined
    await db.withStore(storeId, async (tx) => {
      kept = tx
    })
    await expect(kept?.query('select 1')).rejects.toThrow(TransactionOver)
    await expect(kept?.db.selectFrom('product').select('id').execute()).rejects.toThrow(TransactionOver)
  })

  it('takes none from work that goes on after a failure beside it', async () => {
    const late = Promise.withResolvers<unknown>()
    const failing = db.withStore(storeId, async (tx) => {
      const straggler = async () => {
        await wait(100)
        await tx.query('select 1')
      }
      straggler().then(late.resolve, late.resolve)
      await tx.query('select 1 / 0')
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(await late.promise).toBeInstanceOf(TransactionOver)
  })

  it('refuses to wait for itself', async () => {
    await expect(db.withStore(storeId, () => db.withStore(storeId, async () => undefined))).rejects.toThrow(
      NestedTransaction,
    )
  })
})
