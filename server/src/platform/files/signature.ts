import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../config.ts'
import { deriveKeys } from '../derive-key.ts'

interface Signed {
  readonly storeId: string
  readonly sha256: string
  /** Seconds since 1970. */
  readonly until: number
}

/** The first signs, all of them are accepted. */
export function signingKeys(config: Config): [Buffer, ...Buffer[]] {
  const [first, ...rest] = deriveKeys(config, 'file-url')
  if (!first) throw new Error('MASTER_KEY: no key is configured')
  return [first, ...rest]
}

export const signatureOf = (key: Buffer, signed: Signed): string =>
  createHmac('sha256', key).update(`${signed.storeId}|${signed.sha256}|${signed.until}`).digest('base64url')

export function isSignedBy(keys: readonly Buffer[], signed: Signed, signature: string): boolean {
  const given = Buffer.from(signature)
  return keys.some((key) => {
    const right = Buffer.from(signatureOf(key, signed))
    return right.length === given.length && timingSafeEqual(right, given)
  })
}
