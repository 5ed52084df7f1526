import { plausibleMs } from './plausible.ts'

/** Whether these bytes are Opus in Ogg, by the head of the first page. */
export function isOggOpus(bytes: Uint8Array): boolean {
  const file = buffer(bytes)
  return file.toString('latin1', 0, 4) === 'OggS' && file.subarray(0, 400).includes('OpusHead')
}

/** How long an Ogg Opus says that it is, in milliseconds: the count of samples on its last page. */
export function oggOpusDuration(bytes: Uint8Array): number | undefined {
  if (!isOggOpus(bytes)) return undefined
  const file = buffer(bytes)
  const head = file.indexOf('OpusHead')
  const last = file.lastIndexOf('OggS')
  if (head + 12 > file.length || last + 14 > file.length) return undefined
  const samples = Number(file.readBigInt64LE(last + 6)) - file.readUInt16LE(head + 10)
  return plausibleMs(samples / 48)
}

const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The bytes without a last page that was cut off: a decoder would make up sound for what is missing in it. */
export function withoutCutPage(bytes: Uint8Array): Uint8Array {
  const file = buffer(bytes)
  const last = file.lastIndexOf('OggS')
  if (last < 0) return bytes
  const segments = file.subarray(last + 27, last + 27 + (file[last + 26] ?? 0))
  const end = segments.reduce((sum, length) => sum + length, last + 27 + segments.length)
  const whole = last + 27 <= file.length && segments.length === file[last + 26] && end <= file.length
  return whole ? bytes : bytes.subarray(0, last)
}
