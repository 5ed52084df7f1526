import { expect, it } from 'vitest'
import { localTime, nextHour } from './localTime.ts'

const at = (time: string) => new Date(time).getTime()

it("tells the time by the store's clock, as a field takes it", () => {
  expect(localTime(at('2026-11-24T19:05:00Z'), 'Asia/Bishkek')).toBe('2026-11-25T01:05')
  expect(localTime(at('2026-11-24T19:05:00Z'), 'Europe/London')).toBe('2026-11-24T19:05')
})

it('offers the next full hour that leaves time to choose', () => {
  expect(nextHour(at('2026-11-24T10:10:00Z'), 'Asia/Bishkek')).toBe('2026-11-24T17:00')
  expect(nextHour(at('2026-11-24T10:50:00Z'), 'Asia/Bishkek')).toBe('2026-11-24T18:00')
})
