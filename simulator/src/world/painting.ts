import { crc32, deflateSync } from 'node:zlib'

const width = 90
const height = 160
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture for a story: a PNG that goes from one colour at the top to another. */
export function paintStory(top: readonly number[], bottom: readonly number[]): Buffer {
  const rows = Array.from({ length: height }, (_, y) => rowOf(top, bottom, y / (height - 1)))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a channel, three channels.
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function rowOf(top: readonly number[], bottom: readonly number[], at: number): Buffer {
  const colour = top.map((from, n) => Math.round(from + ((bottom[n] ?? from) - from) * at))
  return Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
