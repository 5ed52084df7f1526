import type { Examined } from './media.ts'

const looked = 4096

/** Bytes without a signature: a script, markup, text, or nothing that is known. */
export function plainType(bytes: Uint8Array): Examined {
  const start = bytes.subarray(0, looked)
  const text = decoded(start, bytes.length > looked)
  if (text === undefined)
    return { ok: true, kind: 'document', type: 'application/octet-stream', extension: 'bin' }
  if (text.startsWith('#!')) return { ok: false, reason: 'program' }
  if (/^\s*<[a-z!?/]/i.test(text)) return { ok: false, reason: 'markup' }
  return { ok: true, kind: 'document', type: 'text/plain', extension: 'txt' }
}

/** The text when it is one: UTF-8, or UTF-16 with its mark, without control characters. */
function decoded(bytes: Uint8Array, more: boolean): string | undefined {
  try {
    // In a stream a character cut in two at the end is not an error.
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes, { stream: more })
    return /[^\P{Cc}\t\r\n\f]/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
