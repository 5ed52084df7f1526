import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** The seal does not open: wrong key, altered bytes, or a place it was not made for. */
export class SealBroken extends Error {
  override name = 'SealBroken'
}

const VERSION = 1
const HEADER = 3
const IV = 12
const TAG = 16

/**
 * ver(1) | key_no(2) | iv(12) | tag(16) | ciphertext, AES-256-GCM.
 * The header and `place` are authenticated with it, so a seal opens only where it was made.
 */
export function seal(plain: Uint8Array, key: Uint8Array, keyNo: number, place: string): Buffer {
  const header = Buffer.from([VERSION, keyNo >> 8, keyNo & 255])
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG })
  cipher.setAAD(authenticated(header, place))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([header, iv, cipher.getAuthTag(), ciphertext])
}

/** @throws SealBroken */
export function open(
  envelope: Uint8Array,
  keyOf: (no: number) => Uint8Array | undefined,
  place: string,
): Buffer {
  const bytes = Buffer.from(envelope)
  if (bytes.length < HEADER + IV + TAG || bytes[0] !== VERSION) throw new SealBroken('not a seal')
  const key = keyOf(bytes.readUInt16BE(1))
  if (!key) throw new SealBroken('its key is not here')
  const header = bytes.subarray(0, HEADER)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(HEADER, HEADER + IV), {
    authTagLength: TAG,
  })
  decipher.setAAD(authenticated(header, place))
  decipher.setAuthTag(bytes.subarray(HEADER + IV, HEADER + IV + TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER + IV + TAG)), decipher.final()])
  } catch {
    throw new SealBroken('it does not open')
  }
}

const authenticated = (header: Buffer, place: string): Buffer =>
  Buffer.concat([header, Buffer.from(place, 'utf8')])
