import { createHash } from 'node:crypto'
import type { Counter } from '#platform/http/counter.ts'
import { Problem } from '#platform/problems.ts'

const WINDOW_MS = 15 * 60_000

/**
 * How often each door may be tried per address of mail: passwords guessed, and letters caused, from wherever they come. A
 * device that is known for the address guesses on its own account, and neither spends nor clears the tries of strangers.
 */
const most: Readonly<Record<string, number>> = {
  'sign-in/email': 10,
  'sign-up/email': 5,
  'send-verification-email': 5,
}

export interface Attempt {
  readonly door: string
  /** Undefined where the door asks for none. */
  readonly email: string | undefined
  /** A device that is known for this address. */
  readonly device?: string | undefined
}

/**
 * @returns what forgets the tries, for a sign-in that succeeded.
 * @throws Problem `too_many_attempts`; the same for addresses that are known and unknown.
 */
export async function countAttempt(counter: Counter, attempt: Attempt): Promise<() => Promise<void>> {
  const { door, email, device } = attempt
  const limit = most[door]
  if (limit === undefined || email === undefined) return async () => {}
  const key = attemptKey(door, email, device)
  const { current, ttl } = await counter.count(key, WINDOW_MS)
  if (current > limit)
    throw new Problem(429, 'too_many_attempts', 'Too many tries for this address. Try again later.', {
      retryAfterSeconds: Math.ceil(ttl / 1000),
    })
  return door === 'sign-in/email' ? () => counter.clear(key) : async () => {}
}

/** Hashed, so that no address lies in a cache. */
export const attemptKey = (door: string, email: string, device = ''): string =>
  `${door}:${createHash('sha256').update(email).digest('base64url')}${device && `:${device}`}`

/** The address that a door is tried with. */
export function emailOf(body: unknown): string | undefined {
  const email = typeof body === 'object' && body && 'email' in body ? body.email : undefined
  return typeof email === 'string' ? email.trim().toLowerCase() : undefined
}
