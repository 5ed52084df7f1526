import type { SendResult } from '../channel.ts'
import { present } from '../wire-values.ts'

/** What becomes of a message after a try. */
export type Verdict =
  | {
      readonly kind: 'sent'
      readonly providerId: string
      readonly fileIds?: readonly string[]
      readonly movedTo?: string
    }
  /** Tried again at `nextAt`. */
  | { readonly kind: 'retry'; readonly reason: string; readonly nextAt: Date }
  /** Never goes; the lane goes on. `gone`: nothing reaches the recipient until they are heard of again. */
  | { readonly kind: 'failed'; readonly reason: string; readonly gone?: true }
  /** It may have arrived: never repeated blindly. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** The channel is broken: waits until it is mended, without counting as a try. */
  | { readonly kind: 'waits'; readonly nextAt: Date }

/** With the waits below that is a day. Its window ends a message sooner, see the last look before each try. */
const MOST_TRIES = 34
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 3_600_000
const LONGEST_LIMITED_MS = 300_000
/** How soon a message of a broken channel is looked at again, in case nobody tells us that it was mended. */
const BROKEN_WAIT_MS = 300_000

export const waitsForChannel = (now: Date): Verdict => ({ kind: 'waits', nextAt: later(now, BROKEN_WAIT_MS) })

/** @param tries failed tries before this one. @param random between 0 and 1, for the jitter. */
export function verdictOn(result: SendResult, tries: number, now: Date, random: number): Verdict {
  if (result.ok) {
    const { providerId, fileIds, movedTo } = result
    return present({ kind: 'sent' as const, providerId, fileIds, movedTo })
  }
  const { reason } = result
  switch (result.kind) {
    case 'refused':
      return { kind: 'failed', reason, ...(result.gone ? { gone: true } : {}) }
    case 'uncertain':
      return { kind: 'uncertain', reason }
    case 'channel_broken':
      return waitsForChannel(now)
    case 'retry':
      return tries + 1 >= MOST_TRIES
        ? { kind: 'failed', reason }
        : {
            kind: 'retry',
            reason,
            nextAt: later(now, backoff(tries, result.retryAfterMs ?? 0, random, longestWait(reason))),
          }
  }
}

/** Doubles from two seconds to an hour, never below what the provider asked for, spread by up to a quarter. */
export function backoff(
  tries: number,
  askedMs: number,
  random: number,
  longestMs: number = LONGEST_WAIT_MS,
): number {
  const doubled = Math.min(FIRST_WAIT_MS * 2 ** tries, longestMs)
  return Math.max(doubled, askedMs) * (1 + random / 4)
}

/** A limit holds the whole channel back, and is over sooner than an outage. */
const longestWait = (reason: string): number =>
  reason.startsWith('rate_limited') ? LONGEST_LIMITED_MS : LONGEST_WAIT_MS

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)
