const longestLace = 255

/** A page of Ogg with whole packets. `flags`: 2 begins the stream, 4 ends it; `position` is in samples.
 *  @throws RangeError when the packets need more than one page: 255 pieces of at most 255 bytes */
export function oggPage(number: number, position: bigint, flags: number, packets: readonly Buffer[]): Buffer {
  const laces = packets.flatMap(({ length }) => [
    ...Array<number>(Math.floor(length / longestLace)).fill(longestLace),
    length % longestLace,
  ])
  if (laces.length > longestLace) throw new RangeError('The packets do not fit on a page')
  const head = Buffer.alloc(27)
  head.write('OggS')
  head[5] = flags
  head.writeBigInt64LE(position, 6)
  head.writeUInt32LE(1, 14)
  head.writeUInt32LE(number, 18)
  head[26] = laces.length
  const page = Buffer.concat([head, Buffer.from(laces), ...packets])
  page.writeUInt32LE(checksum(page), 22)
  return page
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
