import { plausibleMs } from './plausible.ts'

interface Mp4 {
  readonly hasVideo: boolean
  readonly durationMs: number | undefined
}

interface Box {
  readonly type: string
  readonly body: Buffer
}

/** Whether an MP4 has a film track, and how long it says that it is. A damaged file is taken for a film of no length. */
export function soundOfMp4(bytes: Uint8Array): Mp4 {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const movie = inside(file, 'moov')[0]
  if (!movie) return { hasVideo: true, durationMs: undefined }
  const kinds = inside(movie, 'trak')
    .flatMap((track) => inside(track, 'mdia'))
    .flatMap((media) => inside(media, 'hdlr'))
    .map((handler) => handler.toString('latin1', 8, 12))
  const [header] = inside(movie, 'mvhd')
  const onlySound = kinds.includes('soun') && !kinds.includes('vide')
  return { hasVideo: !onlySound, durationMs: header && durationOf(header) }
}

/** Version 1 of the header has 64-bit times. */
function durationOf(header: Buffer): number | undefined {
  const wide = header[0] === 1
  if (header.length < (wide ? 32 : 20)) return undefined
  const perSecond = header.readUInt32BE(wide ? 20 : 12)
  const length = wide ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16)
  return plausibleMs((length / perSecond) * 1000)
}

function inside(body: Buffer, type: string): Buffer[] {
  return [...boxes(body)].filter((box) => box.type === type).map((box) => box.body)
}

function* boxes(body: Buffer): Generator<Box> {
  let at = 0
  while (at + 8 <= body.length) {
    const short = body.readUInt32BE(at)
    const wide = short === 1 && at + 16 <= body.length
    const head = wide ? 16 : 8
    const size = wide ? Number(body.readBigUInt64BE(at + 8)) : short || body.length - at
    // Each step goes on by at least a head, so a lying size cannot make it stand still.
    if (size < head) return
    yield { type: body.toString('latin1', at + 4, at + 8), body: body.subarray(at + head, at + size) }
    at += size
  }
}
