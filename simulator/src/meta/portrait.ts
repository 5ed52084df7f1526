import { crc32, deflateSync } from 'node:zlib'

const side = 96

/** A picture of somebody as a PNG: head and shoulders before a colour that is theirs alone. */
export function portrait(id: string): Buffer {
  const hue = (crc32(id) % 360) / 360
  const ground = rgb(hue, 0.82)
  const figure = rgb(hue, 0.45)
  const rows: number[] = []
  for (let y = 0; y < side; y++) {
    rows.push(0)
    for (let x = 0; x < side; x++) rows.push(...(isFigure(x / side, y / side) ? figure : ground))
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.from(rows))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const isFigure = (x: number, y: number): boolean =>
  Math.hypot(x - 0.5, y - 0.38) < 0.18 || Math.hypot((x - 0.5) / 0.36, (y - 1) / 0.36) < 1

/** Of the colour circle, neither grey nor loud. */
function rgb(hue: number, light: number): number[] {
  const spread = 0.5 * Math.min(light, 1 - light)
  return [0, 1 / 3, 2 / 3].map((shift) => {
    const wave = Math.cos(2 * Math.PI * (hue - shift))
    return Math.round(255 * (light + spread * wave))
  })
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
