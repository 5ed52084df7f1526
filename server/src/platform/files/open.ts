import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { newId } from '../ids.ts'
import type { Files } from './files.ts'
import { signatureOf, signingKeys } from './signature.ts'

/** On disk under `filesDir`/<store>/; the same bytes are kept once per store. */
export function openFiles(config: Config, clock: Clock): Files {
  return {
    async put(tx, bytes, type) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await writeWhole(filePath(config, tx.storeId, sha256), bytes)
      await tx.query(
        `insert into file (store_id, sha256, type, size, created_at) values ($1, $2, $3, $4, $5)
         on conflict (store_id, sha256) do nothing`,
        [tx.storeId, sha256, type, bytes.length, clock.now()],
      )
      return { sha256, type, size: bytes.length }
    },
    signedUrl(storeId, sha256, seconds) {
      const until = Math.floor(clock.now().getTime() / 1000) + seconds
      const [key] = signingKeys(config)
      const signature = signatureOf(key, { storeId, sha256, until })
      return `${config.publicUrl}/api/v1/files/${storeId}/${sha256}?until=${until}&signature=${signature}`
    },
  }
}

/** Both parts are checked shapes (a UUID, a hex digest) before they get here. */
export const filePath = (config: Config, storeId: string, sha256: string): string =>
  join(config.filesDir, storeId, sha256.slice(0, 2), sha256)

/** A reader sees the file whole or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${newId<'draft'>()}`
  await writeFile(draft, bytes)
  await rename(draft, path)
}
