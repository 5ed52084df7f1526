import type { Readable } from 'node:stream'

export interface Kept {
  readonly storeId: string
  /** Lower-case hex of the content; with the store it is the file's place. */
  readonly sha256: string
}

/** Both ends are included, as in HTTP. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Where the bytes lie. A reader sees a file whole or not at all; writing the same again changes nothing. */
export interface Shelf {
  write(file: Kept, bytes: Uint8Array): Promise<void>
  /** The bytes, or only those of `range`; undefined when there is no such file. */
  read(file: Kept, range?: ByteRange): Promise<Readable | undefined>
  /** Removing what is not there changes nothing. */
  remove(file: Kept): Promise<void>
}
