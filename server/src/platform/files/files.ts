import type { StoreTx } from '../database/database.ts'

interface StoredFile {
  readonly sha256: string
  readonly type: string
  readonly size: number
}

/** Files of a store, addressed by content. */
export interface Files {
  put(tx: StoreTx, bytes: Uint8Array, type: string): Promise<StoredFile>
  /** A URL that ends with `seconds` from now and opens only this file of this store. */
  signedUrl(storeId: string, sha256: string, seconds: number): string
}
