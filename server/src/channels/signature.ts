import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

type Headers = Readonly<Record<string, string | string[] | undefined>>

const metaForm = /^sha256=([0-9a-f]{64})$/

/**
 * Meta's X-Hub-Signature-256 over the bytes as they came; parsing and writing them anew would change emoji and slashes.
 * False for a missing, doubled, short, upper-case or sha1 header, and when no secret is set.
 */
export function verifyMetaSignature(headers: Headers, body: Buffer, secret: string): boolean {
  const header = headers['x-hub-signature-256']
  const given = typeof header === 'string' ? metaForm.exec(header)?.[1] : undefined
  if (given === undefined || secret === '') return false
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest())
}

/** Telegram repeats the secret of the webhook in a header; both sides are compared as hashes, so their lengths are equal. */
export function verifyTelegramSecret(headers: Headers, secretHash: string): boolean {
  const given = headers['x-telegram-bot-api-secret-token']
  const expected = Buffer.from(secretHash, 'hex')
  if (typeof given !== 'string' || given === '' || expected.length !== 32) return false
  return timingSafeEqual(createHash('sha256').update(given).digest(), expected)
}

/** What the edge keeps of a webhook secret, in lower-case hex. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
