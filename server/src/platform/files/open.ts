import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { StoreId } from '../ids.ts'
import { diskShelf } from './disk.ts'
import type { Files, PutFile } from './files.ts'
import { s3Shelf } from './s3.ts'
import { signatureOf, signingKeys } from './signature.ts'
import { beginPut, beginRemoval, endPuts, endRemoval, forgetWork, WORK_MS } from './work.ts'

/** In the configured bucket, else on disk under `filesDir`. */
export function openFiles(config: Config, clock: Clock, db: Database): Files {
  const shelf = config.s3 ? s3Shelf(config.s3) : diskShelf(config.filesDir)

  /** Waits for one who is removing the same file: it would take these bytes, too. */
  async function beginPutting(storeId: StoreId, sha256: string): Promise<string> {
    for (let tries = 0; tries < MOST_LOOKS; tries++) {
      const id = await db.withStore(storeId, (tx) => beginPut(tx, sha256, clock.now()))
      if (id) return id
      await setTimeout(PAUSE_MS)
    }
    throw new Error('a file with the same bytes is being removed')
  }

  return {
    async put(storeId, bytes, type) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const putId = await beginPutting(storeId, sha256)
      await shelf.write({ storeId, sha256 }, bytes)
      return { putId, sha256, type, size: bytes.length }
    },
    async record(tx, files) {
      if (files.length === 0) return
      await endPuts(tx, files)
      await tx.query(
        `insert into file (store_id, sha256, type, size, created_at)
         select $1, f.sha256, f.type, f.size, $2 from unnest($3::text[], $4::text[], $5::bigint[]) as f (sha256, type, size)
         on conflict (store_id, sha256) do nothing`,
        [tx.storeId, clock.now(), ...columnsOf(files)],
      )
    },
    async remove(storeId, sha256, isUsed) {
      const id = await db.withStore(storeId, (tx) => beginRemoval(tx, sha256, clock.now(), isUsed))
      if (!id) return
      await shelf.remove({ storeId, sha256 })
      await db.withStore(storeId, (tx) => endRemoval(tx, id))
    },
    unfinished: (tx) => forgetWork(tx, new Date(clock.now().getTime() - WORK_MS)),
    async read(storeId, sha256) {
      const stream = await shelf.read({ storeId, sha256 })
      return stream && (await buffer(stream))
    },
    open: (storeId, sha256, range) => shelf.read({ storeId, sha256 }, range),
    signedUrl(storeId, sha256, seconds, name) {
      const until = Math.floor(clock.now().getTime() / 1000) + seconds
      const [key] = signingKeys(config)
      const signature = signatureOf(key, { storeId, sha256, until, name })
      const query = new URLSearchParams({ until: String(until), signature, ...(name ? { name } : {}) })
      return `${config.publicUrl}/api/v1/files/${storeId}/${sha256}?${query}`
    },
  }
}

/** Together somewhat longer than a bucket may be silent. */
const MOST_LOOKS = 140
const PAUSE_MS = 250

const columnsOf = (files: readonly PutFile[]) => [
  files.map(({ sha256 }) => sha256),
  files.map(({ type }) => type),
  files.map(({ size }) => size),
]
