import { describe, expect, it } from 'vitest'
import { clockTime, followEachOther, minutesOf, nextSpan } from './clockTime.ts'

describe('times of a day', () => {
  it('are written as clocks show them, midnight as an end, too', () => {
    expect([0, 545, 1140, 1440].map(clockTime)).toEqual(['00:00', '09:05', '19:00', '00:00'])
    expect(minutesOf('09:05', 'from')).toBe(545)
    expect(minutesOf('00:00', 'from')).toBe(0)
    expect(minutesOf('00:00', 'to')).toBe(1440)
    expect(minutesOf('', 'to')).toBeNull()
  })

  it('follow each other without overlapping', () => {
    expect(followEachOther([])).toBe(true)
    expect(
      followEachOther([
        { from: 540, to: 780 },
        { from: 780, to: 1440 },
      ]),
    ).toBe(true)
    expect(
      followEachOther([
        { from: 540, to: 780 },
        { from: 700, to: 900 },
      ]),
    ).toBe(false)
    expect(followEachOther([{ from: 600, to: 600 }])).toBe(false)
  })

  it('have another part after a break, while the day lasts', () => {
    expect(nextSpan([])).toEqual({ from: 540, to: 1140 })
    expect(nextSpan([{ from: 540, to: 780 }])).toEqual({ from: 840, to: 960 })
    expect(nextSpan([{ from: 540, to: 1440 }])).toBeNull()
  })
})
