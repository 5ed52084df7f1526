import { describe, expect, it } from 'vitest'
import { pauseAfter } from './retries.ts'

describe('trying a recording again', () => {
  it.each(['key_refused', 'no_quota', 'recording_refused'] as const)('never happens after %s', (kind) => {
    expect(pauseAfter(kind, 1)).toBeUndefined()
  })

  it('happens with longer pauses while the service is away, and ends', () => {
    expect([1, 2, 3, 4, 5, 6].map((tries) => pauseAfter('unavailable', tries))).toEqual([
      5,
      15,
      45,
      135,
      405,
      undefined,
    ])
    expect(pauseAfter('busy', 7)).toBe(1800)
    expect(pauseAfter('busy', 8)).toBeUndefined()
    expect(pauseAfter('unreadable', 2)).toBeUndefined()
  })

  it('is never sooner than the service asks', () => {
    expect(pauseAfter('busy', 1, 61_500)).toBe(62)
    expect(pauseAfter('busy', 3, 1000)).toBe(45)
  })
})
