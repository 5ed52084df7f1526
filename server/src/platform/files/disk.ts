import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../ids.ts'
import type { Kept, Shelf } from './shelf.ts'

/** Files in folders below `dir`. */
export function diskShelf(dir: string): Shelf {
  // Both parts are checked shapes (a UUID, a hex digest) before they get here.
  const pathOf = ({ storeId, sha256 }: Kept) => join(dir, storeId, sha256.slice(0, 2), sha256)
  return {
    async write(file, bytes) {
      const path = pathOf(file)
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.${newId<'draft'>()}`
      await writeFile(draft, bytes)
      await rename(draft, path)
    },
    async read(file, range) {
      const handle = await open(pathOf(file)).catch(unlessMissing)
      return handle?.createReadStream(range ? { start: range.from, end: range.to } : {})
    },
    remove: (file) => rm(pathOf(file), { force: true }),
  }
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
