import { describe, expect, it } from 'vitest'
import { backoff, verdictOn } from './verdict.ts'

const now = new Date('2026-11-24T10:00:00Z')
const busy = { ok: false, kind: 'retry', reason: 'provider_down' } as const

describe('what becomes of a message after a try', () => {
  it('waits longer after each failure, but never longer than about an hour', () => {
    const waits = [0, 1, 2, 3, 7, 12, 30].map((tries) => backoff(tries, 0, 0))
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 256_000, 3_600_000, 3_600_000])
    expect(backoff(30, 0, 1)).toBe(4_500_000)
  })

  it('never comes back sooner than the provider asked', () => {
    expect(backoff(0, 60_000, 0)).toBe(60_000)
  })

  it('is tried for about a day, and fails then', () => {
    const hour = 3_600_000
    let at = now
    let tries = 0
    for (let verdict = verdictOn(busy, 0, at, 0); verdict.kind === 'retry'; tries++) {
      at = verdict.nextAt
      verdict = verdictOn(busy, tries + 1, at, 0)
    }
    expect(at.getTime() - now.getTime()).toBeGreaterThan(20 * hour)
    expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(24 * hour)
    expect(verdictOn(busy, tries, at, 0)).toEqual({ kind: 'failed', reason: 'provider_down' })
  })

  it('holds a channel back for five minutes at most when its provider only asks for fewer messages', () => {
    const limited = { ok: false, kind: 'retry', reason: 'rate_limited 4' } as const
    expect(verdictOn(limited, 20, now, 0)).toMatchObject({ nextAt: new Date(now.getTime() + 300_000) })
  })

  it('does not count a broken channel as a failure of the message', () => {
    const broken = { ok: false, kind: 'channel_broken', reason: 'token_rejected' } as const
    expect(verdictOn(broken, 7, now, 0)).toMatchObject({ kind: 'waits' })
  })
})
