/** Whether the bytes are MPEG audio, layer III, after a tag or without: the one sound that also every WebKit plays. */
export function isMp3(bytes: Uint8Array): boolean {
  const [a = 0, b = 0] = bytes.subarray(afterTag(bytes))
  const isFrame = a === 0xff && (b & 0xe0) === 0xe0
  const layer = (b >> 1) & 0b11
  return isFrame && layer === 0b01
}

/** An ID3 tag says its length in four times seven bits. */
function afterTag(bytes: Uint8Array): number {
  if (Buffer.from(bytes.subarray(0, 3)).toString('latin1') !== 'ID3') return 0
  return 10 + [...bytes.subarray(6, 10)].reduce((length, seven) => length * 128 + seven, 0)
}
