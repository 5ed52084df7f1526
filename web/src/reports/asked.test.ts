import { describe, expect, it } from 'vitest'
import { askedOf, questionOf, spanOf } from './asked.ts'

describe('what an address asks', () => {
  it('is the last seven days when it says nothing that is understood', () => {
    expect(askedOf({ days: 3, from: 'yesterday', to: '2026-01-01', channel: 5 })).toEqual({})
    expect(spanOf({})).toBe('7')
    expect(questionOf({})).toEqual({ days: 7 })
  })

  it('is one of the spans, or days of its own', () => {
    expect(askedOf({ days: 30, member: 'm' })).toEqual({ days: '30', member: 'm' })
    const own = askedOf({ days: 30, from: '2026-01-01', to: '2026-01-31' })
    expect(own).toEqual({ from: '2026-01-01', to: '2026-01-31' })
    expect(spanOf(own)).toBe('own')
    expect(questionOf(own)).toEqual(own)
  })

  it('never ends before it begins', () => {
    expect(askedOf({ from: '2026-02-01', to: '2026-01-01' })).toEqual({})
  })
})
