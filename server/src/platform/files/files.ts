import type { Readable } from 'node:stream'
import type { StoreTx } from '../database/database.ts'
import type { ByteRange } from './shelf.ts'

interface StoredFile {
  readonly sha256: string
  readonly type: string
  readonly size: number
}

/** Files of a store, addressed by content. */
export interface Files {
  /** Keeps the bytes, then says so in `tx`. The same bytes are kept once per store, under the type they first came with. */
  put(tx: StoreTx, bytes: Uint8Array, type: string): Promise<StoredFile>
  /** Destroys a file and its record, unless `isUsed` says that something is still made of it. One file per transaction. */
  remove(tx: StoreTx, sha256: string, isUsed: () => Promise<boolean>): Promise<void>
  /** The whole file in memory; undefined when the store has none with this content. */
  read(storeId: string, sha256: string): Promise<Uint8Array | undefined>
  /** The file, or only a part of it, as a stream; undefined when it is not there. */
  open(storeId: string, sha256: string, range?: ByteRange): Promise<Readable | undefined>
  /**
   * A URL that ends with `seconds` from now and opens only this file of this store.
   * @param name what a browser calls the file when it saves it; characters that deceive are left out.
   */
  signedUrl(storeId: string, sha256: string, seconds: number, name?: string): string
}
