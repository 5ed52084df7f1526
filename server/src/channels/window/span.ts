export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY

/** A message must also travel, and clocks differ a little: for us a window ends this much sooner than for its provider. */
export const MARGIN_MS = 30_000

/**
 * When a window closes that was opened at `at`; null when nothing opened it. A time in our future was told by a provider
 * whose clock runs ahead: it happened now at the latest, and so gives no longer window than a full one.
 */
export function closes(at: Date | null, lengthMs: number, now: Date): Date | null {
  if (at === null) return null
  return new Date(Math.min(at.getTime(), now.getTime()) + lengthMs - MARGIN_MS)
}
