import { createHash, randomInt } from 'node:crypto'
import type { ChatFile } from './parts.ts'

export type StoredFile = ChatFile & { bytes: Buffer; sha256: Buffer }

const keptBytes = 256 * 1024 * 1024

/** The files that lie at the providers, in both directions. The oldest make room. */
export class Files {
  #files = new Map<string, StoredFile>()
  #size = 0

  add(bytes: Buffer, about: Pick<ChatFile, 'kind' | 'type' | 'name'>): ChatFile {
    const file = { ...about, id: this.#freeId(), size: bytes.length }
    this.#files.set(file.id, { ...file, bytes, sha256: createHash('sha256').update(bytes).digest() })
    this.#size += bytes.length
    for (const id of this.#files.keys()) {
      if (this.#size <= keptBytes || id === file.id) break
      this.remove(id)
    }
    return file
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id)
  }

  /** Returns whether there was one. */
  remove(id: string): boolean {
    this.#size -= this.#files.get(id)?.bytes.length ?? 0
    return this.#files.delete(id)
  }

  clear(): void {
    this.#files.clear()
    this.#size = 0
  }

  #freeId(): string {
    const id = String(randomInt(10 ** 13, 10 ** 14))
    return this.#files.has(id) ? this.#freeId() : id
  }
}
