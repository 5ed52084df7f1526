import type { ByteRange } from './shelf.ts'

interface Asked {
  readonly range?: string | undefined
  readonly 'if-range'?: string | string[] | undefined
}

/**
 * The part that these request headers ask for. Undefined is the whole file: without a Range, for several parts at once,
 * for what is no range at all (RFC 9110 allows this), and when the part is wanted of another version of the file.
 */
export function rangeOf(
  headers: Asked,
  { size, etag }: { readonly size: number; readonly etag: string },
): ByteRange | 'unsatisfiable' | undefined {
  if ((headers['if-range'] ?? etag) !== etag) return undefined
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? []
  if (first === '' && last === '') return undefined
  if (first === '') return lastBytes(Number(last), size)
  const from = Number(first)
  if (last !== '' && Number(last) < from) return undefined
  return from < size
    ? { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
    : 'unsatisfiable'
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || size === 0) return 'unsatisfiable'
  return { from: Math.max(0, size - count), to: size - 1 }
}
