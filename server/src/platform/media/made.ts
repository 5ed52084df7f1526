// Files for tests, made here: pictures, sound and programs that no one took, said or wrote.
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  OGG,
  Output,
  WebMOutputFormat,
} from 'mediabunny'
import sharp from 'sharp'

const framesPerPage = 50
const samplesPerFrame = 960

/**
 * An Ogg Opus of 20 ms frames: noise while `loud(n)` is true, else silence. Opus takes any bytes for sound, so noise
 * needs no encoder. `claimed` is the length that its pages say, in frames.
 */
export function oggOpus(
  frames: number,
  loud: (frame: number) => boolean = () => true,
  claimed = frames,
): Buffer {
  const pages = [page(0, 0n, 2, [opusHead()]), page(1, 0n, 0, [opusTags()])]
  for (let at = 0; at < frames; at += framesPerPage) {
    const end = Math.min(at + framesPerPage, frames)
    const packets = Array.from({ length: end - at }, (_, n) => frame(at + n, loud(at + n)))
    pages.push(
      page(pages.length, BigInt(Math.min(end, claimed) * samplesPerFrame), end === frames ? 4 : 0, packets),
    )
  }
  return Buffer.concat(pages)
}

/** A still picture in one colour with a mark of the camera in it. */
export function photo(
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif',
  { width = 640, height = 320, orientation = 1 } = {},
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } })
    .withExif({ IFD0: { Make: 'Camera of Meerim' } })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer()
}

/** An Ogg Opus in the container in which Chrome records. */
export async function webmOpus(ogg: Uint8Array): Promise<Uint8Array> {
  const track = await new Input({ source: new BufferSource(ogg), formats: [OGG] }).getPrimaryAudioTrack()
  const decoderConfig = await track?.getDecoderConfig()
  if (!track || !decoderConfig) throw new Error('no sound')
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat({ appendOnly: true }), target })
  const sound = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(sound)
  await output.start()
  for await (const packet of new EncodedPacketSink(track).packets())
    await sound.add(packet, { decoderConfig })
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer())
}

/** The head of an MP4 with these tracks; there is nothing to be played in it. */
export function mp4(tracks: readonly ('vide' | 'soun')[], seconds: number): Buffer {
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(seconds * 1000, 16)
  const track = (kind: string) => {
    const handler = Buffer.alloc(24)
    handler.write(kind, 8, 'latin1')
    return box('trak', box('mdia', box('hdlr', handler)))
  }
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2', 'latin1')),
    box('moov', Buffer.concat([box('mvhd', header), ...tracks.map(track)])),
  ])
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

function opusHead(): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead')
  head[8] = 1
  head[9] = 1
  head.writeUInt32LE(48_000, 12)
  return head
}

function opusTags(): Buffer {
  const tags = Buffer.alloc(16)
  tags.write('OpusTags')
  return tags
}

const fullband20ms = 0xf8

function frame(number: number, loud: boolean): Buffer {
  if (!loud) return Buffer.from([fullband20ms, 0xff, 0xfe])
  let state = number + 1
  const noise = Array.from({ length: 60 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return (state >> 16) & 0xff
  })
  return Buffer.from([fullband20ms, ...noise])
}

function page(number: number, position: bigint, flags: number, packets: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS')
  head[5] = flags
  head.writeBigInt64LE(position, 6)
  head.writeUInt32LE(1, 14)
  head.writeUInt32LE(number, 18)
  head[26] = packets.length
  const whole = Buffer.concat([head, Buffer.from(packets.map((packet) => packet.length)), ...packets])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** CRC-32 as Ogg wants it: not mirrored, from zero. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
