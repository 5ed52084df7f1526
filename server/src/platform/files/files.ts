import type { Readable } from 'node:stream'
import type { StoreTx } from '../database/database.ts'
import type { StoreId } from '../ids.ts'
import type { ByteRange } from './shelf.ts'

/** Bytes that are kept, and that no record speaks of yet. */
export interface PutFile {
  readonly putId: string
  readonly sha256: string
  readonly type: string
  readonly size: number
}

/** Files of a store, addressed by content. */
export interface Files {
  /**
   * Keeps the bytes, before the transaction that records them and never inside one, since a bucket may take its time.
   * What is not recorded within the hour is found by `unfinished`.
   * @throws Error when a file with these bytes is being removed and that does not end
   */
  put(storeId: StoreId, bytes: Uint8Array, type: string): Promise<PutFile>
  /**
   * Makes what was put files of the store, in the transaction that writes what is made of them. The same bytes are one file,
   * under the type that they first came with.
   * @throws PutForgotten when one of them was put so long ago that its bytes may be gone
   */
  record(tx: StoreTx, files: readonly PutFile[]): Promise<void>
  /** Destroys a file and its record, unless `isUsed` says that something is still made of it or somebody is just putting it. */
  remove(storeId: StoreId, sha256: string, isUsed: (tx: StoreTx) => Promise<boolean>): Promise<void>
  /** Forgets puts and removals that never came to an end, and gives their hashes: bytes that may lie there for nothing. */
  unfinished(tx: StoreTx): Promise<string[]>
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

/** Its transaction rolls back, and the file is put again. */
export class PutForgotten extends Error {
  override name = 'PutForgotten'
}
