import type { SpeechFailureKind } from './speech.ts'

/** How often a recording is given to the service before it is given up, by what went wrong the last time. */
const mostTries: Record<SpeechFailureKind, number> = {
  key_refused: 1,
  no_quota: 1,
  recording_refused: 1,
  unreadable: 2,
  unavailable: 6,
  busy: 8,
}
const firstPauseSeconds = 5
const longestPauseSeconds = 1800

/**
 * Seconds until the next try, three times as long each time and never sooner than the service asks.
 * @param tries those that have failed, the last one included.
 * @returns undefined when it has been tried enough.
 */
export function pauseAfter(kind: SpeechFailureKind, tries: number, retryAfterMs = 0): number | undefined {
  if (tries >= mostTries[kind]) return undefined
  const asked = Math.ceil(retryAfterMs / 1000)
  const own = Math.min(firstPauseSeconds * 3 ** (tries - 1), longestPauseSeconds)
  return Math.min(Math.max(own, asked), 24 * 3600)
}
