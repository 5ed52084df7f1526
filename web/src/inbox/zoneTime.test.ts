import { describe, expect, it } from 'vitest'
import { fieldTime, instantOf, nextHour } from './zoneTime.ts'

describe('a field of date and time', () => {
  it('shows and means the clock of the store, wherever the reader is', () => {
    expect(fieldTime(new Date('2026-11-24T10:00:00Z'), 'Asia/Bishkek')).toBe('2026-11-24T16:00')
    expect(instantOf('2026-11-24T16:00', 'Asia/Bishkek')?.toISOString()).toBe('2026-11-24T10:00:00.000Z')
    expect(instantOf('2026-07-01T09:30', 'Europe/Berlin')?.toISOString()).toBe('2026-07-01T07:30:00.000Z')
    expect(instantOf('2026-12-01T09:30', 'Europe/Berlin')?.toISOString()).toBe('2026-12-01T08:30:00.000Z')
    expect(instantOf('', 'Asia/Bishkek')).toBeNull()
  })

  it('begins with the next full hour that leaves time to choose', () => {
    const at = (time: string) => new Date(time).getTime()
    expect(nextHour(at('2026-11-24T10:10:00Z'), 'Asia/Bishkek')).toBe('2026-11-24T17:00')
    expect(nextHour(at('2026-11-24T10:50:00Z'), 'Asia/Bishkek')).toBe('2026-11-24T18:00')
  })
})
