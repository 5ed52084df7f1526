import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { MasterKey } from '../config.ts'
import type { StoreTx } from '../database/database.ts'
import { open, seal } from './envelope.ts'

export interface WrappedKey {
  version: number
  master_key_no: number
  wrapped: Buffer
}

/** The data keys of one store, opened. The newest seals. */
export interface DataKeys {
  readonly newest: number
  keyOf(version: number): Buffer | undefined
}

export async function readDataKeys(tx: StoreTx, masterKeys: readonly MasterKey[]): Promise<DataKeys> {
  return openDataKeys(tx, masterKeys, await tx.query<WrappedKey>('select * from app.data_keys()'))
}

/** The keys of rows that were read together with what they shall open. */
export function openDataKeys(
  tx: StoreTx,
  masterKeys: readonly MasterKey[],
  rows: readonly WrappedKey[],
): DataKeys {
  const keys = new Map(rows.map((row) => [row.version, unwrap(tx, row, masterKeys)]))
  return { newest: Math.max(0, ...keys.keys()), keyOf: (version) => keys.get(version) }
}

/** Makes data key `version`, wrapped by the newest master key. */
export async function addDataKey(
  tx: StoreTx,
  masterKeys: readonly MasterKey[],
  version: number,
  clock: Clock,
): Promise<void> {
  await writeDataKey(tx, masterKeys, version, randomBytes(32), clock)
}

/** Wraps under the newest master key what an older one still holds. */
export async function rewrapDataKeys(
  tx: StoreTx,
  masterKeys: readonly MasterKey[],
  clock: Clock,
): Promise<number> {
  const rows = await tx.query<WrappedKey>('select * from app.data_keys()')
  const old = rows.filter((row) => row.master_key_no !== newestOf(masterKeys).no)
  for (const row of old) await writeDataKey(tx, masterKeys, row.version, unwrap(tx, row, masterKeys), clock)
  return old.length
}

async function writeDataKey(
  tx: StoreTx,
  masterKeys: readonly MasterKey[],
  version: number,
  key: Buffer,
  clock: Clock,
): Promise<void> {
  const master = newestOf(masterKeys)
  const wrapped = seal(key, master.key, master.no, placeOf(tx, version))
  await tx.query('select app.put_data_key($1, $2, $3, $4)', [version, master.no, wrapped, clock.now()])
}

const unwrap = (tx: StoreTx, row: WrappedKey, masterKeys: readonly MasterKey[]): Buffer =>
  open(row.wrapped, (no) => masterKeys.find((master) => master.no === no)?.key, placeOf(tx, row.version))

const placeOf = (tx: StoreTx, version: number): string => `${tx.storeId}|data_key|wrapped|${version}`

function newestOf(masterKeys: readonly MasterKey[]): MasterKey {
  const newest = masterKeys.at(-1)
  if (!newest) throw new Error('MASTER_KEY: no key is configured')
  return newest
}
