import { describe, expect, it } from 'vitest'
import { backoff, verdictOn } from './verdict.ts'

const now = new Date('2026-11-24T10:00:00Z')
const busy = { ok: false, kind: 'retry', reason: 'provider_down' } as const

describe('what becomes of a message after a try', () => {
  it('waits longer after each failure, but never longer than about five minutes', () => {
    const waits = [0, 1, 2, 3, 7, 30].map((tries) => backoff(tries, 0, 0))
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 256_000, 300_000])
    expect(backoff(30, 0, 1)).toBe(375_000)
  })

  it('never comes back sooner than the provider asked', () => {
    expect(backoff(0, 60_000, 0)).toBe(60_000)
  })

  it('fails after the eighth failure, not before', () => {
    expect(verdictOn(busy, 6, now, 0)).toMatchObject({
      kind: 'retry',
      nextAt: new Date(now.getTime() + 128_000),
    })
    expect(verdictOn(busy, 7, now, 0)).toEqual({ kind: 'failed', reason: 'provider_down' })
  })

  it('does not count a broken channel as a failure of the message', () => {
    const broken = { ok: false, kind: 'channel_broken', reason: 'token_rejected' } as const
    expect(verdictOn(broken, 7, now, 0)).toMatchObject({ kind: 'waits' })
  })
})
