import chardet from 'chardet'
import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'koi8-r' | 'ibm866'

/** Text of a file whose encoding nobody told: by byte order mark, by zero bytes, as strict UTF-8, else the likeliest Cyrillic page. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes)
  const text = iconv.decode(Buffer.from(bytes), encoding)
  return { text: storable(text.replace(/^\ufeff/, '')), encoding }
}

/** What no database keeps becomes the mark of a lost letter, which is told for the cell that has it. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 4_096)
  const zerosAt = (parity: number) => head.filter((byte, i) => byte === 0 && i % 2 === parity).length
  // Delimiters and line ends are ASCII in any language, so UTF-16 always shows zeros on one side.
  if (zerosAt(1) > head.length / 20) return 'utf-16le'
  if (zerosAt(0) > head.length / 20) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : cyrillicPage(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const pages: Readonly<Record<string, Encoding>> = { 'KOI8-R': 'koi8-r', IBM866: 'ibm866' }

/** Excel in Russian writes windows-1251; another page only when the letters speak clearly for it. */
function cyrillicPage(bytes: Uint8Array): Encoding {
  const guess = chardet.analyse(bytes).find(({ name }) => name === 'windows-1251' || name in pages)
  return (guess && pages[guess.name]) || 'windows-1251'
}
