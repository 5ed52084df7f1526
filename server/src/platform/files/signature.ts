import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../config.ts'
import { deriveKeys } from '../derive-key.ts'

interface Signed {
  readonly storeId: string
  readonly sha256: string
  /** Seconds since 1970. */
  readonly until: number
  readonly name?: string | undefined
}

/** The first signs, all of them are accepted. */
export function signingKeys(config: Config): [Buffer, ...Buffer[]] {
  const [first, ...rest] = deriveKeys(config, 'file-url')
  if (!first) throw new Error('MASTER_KEY: no key is configured')
  return [first, ...rest]
}

export function signatureOf(key: Buffer, { storeId, sha256, until, name = '' }: Signed): string {
  return createHmac('sha256', key).update(`${storeId}|${sha256}|${until}|${name}`).digest('base64url')
}

export function isSignedBy(keys: readonly Buffer[], signed: Signed, signature: string): boolean {
  const given = Buffer.from(signature)
  return keys.some((key) => {
    const right = Buffer.from(signatureOf(key, signed))
    return right.length === given.length && timingSafeEqual(right, given)
  })
}
