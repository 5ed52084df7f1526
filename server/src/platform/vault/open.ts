import type { Clock } from '../clock.ts'
import type { MasterKey } from '../config.ts'
import type { StoreTx } from '../database/database.ts'
import {
  addDataKey,
  type DataKeys,
  openDataKeys,
  readDataKeys,
  rewrapDataKeys,
  type WrappedKey,
} from './data-keys.ts'
import { open, seal } from './envelope.ts'
import type { SecretPlace, Vault } from './vault.ts'

interface SealedRow {
  owner: SecretPlace['owner']
  row_id: string
  name: string
  sealed: Buffer
}

/** Sealed by the program under the store's data key, then by the database under `databaseKey`: a dump with one key opens nothing. */
export function createVault(options: {
  masterKeys: readonly MasterKey[]
  databaseKey: string
  clock: Clock
}): Vault {
  const { masterKeys, databaseKey, clock } = options

  const put = async (tx: StoreTx, place: SecretPlace, secret: string, keys: DataKeys) => {
    const key = keys.keyOf(keys.newest)
    if (!key) throw new Error('the store has no data key')
    const sealed = seal(Buffer.from(secret, 'utf8'), key, keys.newest, placeIn(tx, place))
    await tx.query('select app.put_secret($1, $2, $3, $4, $5, $6)', [
      place.owner,
      place.rowId,
      place.name,
      sealed,
      databaseKey,
      clock.now(),
    ])
  }

  return {
    async put(tx, place, secret) {
      await lockVault(tx)
      await put(tx, place, secret, await dataKeys(tx, masterKeys, clock))
    },
    async get(tx, place) {
      // One statement sees the secret and its keys of one moment; between two, a rotation could replace both.
      const rows = await tx.query<WrappedKey & { sealed: Buffer }>(
        `select s.sealed, k.* from (select app.get_secret($1, $2, $3, $4) as sealed) s, app.data_keys() k
         where s.sealed is not null`,
        [place.owner, place.rowId, place.name, databaseKey],
      )
      const sealed = rows[0]?.sealed
      if (!sealed) return undefined
      return open(sealed, openDataKeys(tx, masterKeys, rows).keyOf, placeIn(tx, place)).toString('utf8')
    },
    async destroy(tx, owner, rowId) {
      await lockVault(tx)
      await tx.query('select app.destroy_secrets($1, $2)', [owner, rowId])
    },
    async rotate(tx) {
      await lockVault(tx)
      await rewrapDataKeys(tx, masterKeys, clock)
      const old = await readDataKeys(tx, masterKeys)
      await addDataKey(tx, masterKeys, old.newest + 1, clock)
      const keys = await readDataKeys(tx, masterKeys)
      const rows = await tx.query<SealedRow>('select * from app.list_secrets($1)', [databaseKey])
      for (const row of rows) {
        const place = { owner: row.owner, rowId: row.row_id, name: row.name }
        await put(tx, place, open(row.sealed, keys.keyOf, placeIn(tx, place)).toString('utf8'), keys)
      }
      await tx.query('select app.destroy_data_keys($1)', [keys.newest])
      return { resealed: rows.length }
    },
  }
}

/**
 * One writer of a store's vault at a time: a secret sealed under a key that a rotation destroys would be lost, one that is
 * destroyed during a rotation would come back, and two first secrets would make two first keys.
 */
async function lockVault(tx: StoreTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('vault' || $1, 0))`, [tx.storeId])
}

/** The store's keys; its first secret makes the first key. The caller holds the lock. */
async function dataKeys(tx: StoreTx, masterKeys: readonly MasterKey[], clock: Clock): Promise<DataKeys> {
  const there = await readDataKeys(tx, masterKeys)
  if (there.newest > 0) return there
  await addDataKey(tx, masterKeys, 1, clock)
  return readDataKeys(tx, masterKeys)
}

const placeIn = (tx: StoreTx, place: SecretPlace): string =>
  `${tx.storeId}|${place.owner}|${place.name}|${place.rowId}`
