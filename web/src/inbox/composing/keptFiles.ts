import type { Upload } from '../../api/types.ts'

/** A file of a message that is being written, as it is remembered on this device; its bytes are the server's. */
export interface KeptFile {
  name: string
  /** Bytes. */
  size: number
  /** Null of one that was still on its way. */
  uploadId: string | null
}

export function keepFiles(key: string, files: readonly KeptFile[]): void {
  if (files.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(files))
}

/** What was kept, in its order; nothing for what cannot be read. */
export function keptFiles(key: string): KeptFile[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.flatMap(fileOf) : []
  } catch {
    return []
  }
}

function fileOf(kept: unknown): KeptFile[] {
  if (typeof kept !== 'object' || kept === null) return []
  const { name, size, uploadId } = kept as Record<string, unknown>
  if (typeof name !== 'string' || typeof size !== 'number') return []
  return [{ name, size, uploadId: typeof uploadId === 'string' ? uploadId : null }]
}

/** Each kept file with what the server still has of it. */
export const foundAgain = (
  kept: readonly KeptFile[],
  there: readonly Upload[],
): { file: KeptFile; upload: Upload | null }[] =>
  kept.map((file) => ({ file, upload: there.find(({ id }) => id === file.uploadId) ?? null }))
