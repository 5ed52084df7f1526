import type { StoreTx } from '../database/database.ts'
import { newId } from '../ids.ts'
import { type PutFile, PutForgotten } from './files.ts'

/** After this long who put or removed a file does so no more. */
export const WORK_MS = 3_600_000
/** A removal that takes longer has failed, and is tried again; a bucket that does not answer is given up long before. */
const REMOVAL_MS = 60_000

/** Who puts a file beside others waits for none of them, only for one who is deciding over its removal. */
const beside = 'pg_advisory_xact_lock_shared'
const alone = 'pg_advisory_xact_lock'

/** @returns the id of the put; undefined while the file is being removed */
export async function beginPut(tx: StoreTx, sha256: string, now: Date): Promise<string | undefined> {
  await lock(tx, sha256, beside)
  const removals = await tx.query(
    `select 1 from file_work where store_id = $1 and sha256 = $2 and what = 'removal' and began_at > $3`,
    [tx.storeId, sha256, new Date(now.getTime() - REMOVAL_MS)],
  )
  return removals.length > 0 ? undefined : begin(tx, sha256, 'put', now)
}

/** @returns the id of the removal; undefined when the file is used, or is being put */
export async function beginRemoval(
  tx: StoreTx,
  sha256: string,
  now: Date,
  isUsed: (tx: StoreTx) => Promise<boolean>,
): Promise<string | undefined> {
  await lock(tx, sha256, alone)
  // In this order: who ends a put in between is then seen as putting, and otherwise by what was made of the file.
  const puts = await tx.query(
    `select 1 from file_work where store_id = $1 and sha256 = $2 and what = 'put'`,
    [tx.storeId, sha256],
  )
  if ((await isUsed(tx)) || puts.length > 0) return undefined
  await tx.query('delete from file where store_id = $1 and sha256 = $2', [tx.storeId, sha256])
  return begin(tx, sha256, 'removal', now)
}

export async function endPuts(tx: StoreTx, files: readonly PutFile[]): Promise<void> {
  const ids = [...new Set(files.map(({ putId }) => putId))]
  const ended = await tx.query(
    'delete from file_work where store_id = $1 and id = any($2::uuid[]) returning id',
    [tx.storeId, ids],
  )
  if (ended.length < ids.length) throw new PutForgotten('a file was put too long ago')
}

export async function endRemoval(tx: StoreTx, id: string): Promise<void> {
  await tx.query('delete from file_work where store_id = $1 and id = $2', [tx.storeId, id])
}

/** @returns the hashes of what was begun before and has not ended */
export async function forgetWork(tx: StoreTx, before: Date): Promise<string[]> {
  const rows = await tx.query<{ sha256: string }>(
    'delete from file_work where store_id = $1 and began_at < $2 returning sha256',
    [tx.storeId, before],
  )
  return rows.map(({ sha256 }) => sha256)
}

async function begin(tx: StoreTx, sha256: string, what: 'put' | 'removal', now: Date): Promise<string> {
  const id = newId<'file-work'>()
  await tx.query('insert into file_work (store_id, id, sha256, what, began_at) values ($1, $2, $3, $4, $5)', [
    tx.storeId,
    id,
    sha256,
    what,
    now,
  ])
  return id
}

async function lock(tx: StoreTx, sha256: string, how: typeof beside | typeof alone): Promise<void> {
  await tx.query(`select ${how}(hashtextextended('file' || $1 || $2, 0))`, [tx.storeId, sha256])
}
