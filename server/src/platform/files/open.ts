import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { StoreTx } from '../database/database.ts'
import { diskShelf } from './disk.ts'
import type { Files } from './files.ts'
import { s3Shelf } from './s3.ts'
import { signatureOf, signingKeys } from './signature.ts'

/** In the configured bucket, else on disk under `filesDir`. */
export function openFiles(config: Config, clock: Clock): Files {
  const shelf = config.s3 ? s3Shelf(config.s3) : diskShelf(config.filesDir)
  return {
    async put(tx, bytes, type) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      // Who puts the same file beside others waits for none of them, only for one who is destroying it.
      await lockFile(tx, sha256, 'pg_advisory_xact_lock_shared')
      await shelf.write({ storeId: tx.storeId, sha256 }, bytes)
      await tx.query(
        `insert into file (store_id, sha256, type, size, created_at) values ($1, $2, $3, $4, $5)
         on conflict (store_id, sha256) do nothing`,
        [tx.storeId, sha256, type, bytes.length, clock.now()],
      )
      return { sha256, type, size: bytes.length }
    },
    async remove(tx, sha256, isUsed) {
      await lockFile(tx, sha256, 'pg_advisory_xact_lock')
      if (await isUsed()) return
      await tx.query('delete from file where store_id = $1 and sha256 = $2', [tx.storeId, sha256])
      await shelf.remove({ storeId: tx.storeId, sha256 })
    },
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

async function lockFile(
  tx: StoreTx,
  sha256: string,
  lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
): Promise<void> {
  await tx.query(`select ${lock}(hashtextextended('file' || $1 || $2, 0))`, [tx.storeId, sha256])
}
