import { describe, expect, it } from 'vitest'
import { dayRows, parts, sum } from './figure.ts'

const day = (of: string, channelId: string, received: number) => ({
  day: of,
  channelId,
  received,
  stored: received,
  shown: received,
  answered: 1,
})
const ledger = {
  today: '2026-03-01',
  days: [day('2026-03-01', 'a', 2), day('2026-03-01', 'b', 3), day('2026-02-28', 'a', 5)],
}

describe('the rows of the figure', () => {
  it('hold every day, the newest first, with those on which nobody wrote', () => {
    expect(dayRows(ledger, 3, null).map((row) => [row.day, row.received])).toEqual([
      ['2026-03-01', 5],
      ['2026-02-28', 5],
      ['2026-02-27', 0],
    ])
  })

  it('hold one channel when one is asked for', () => {
    expect(sum(dayRows(ledger, 3, 'a'))).toEqual({ received: 7, stored: 7, shown: 7, answered: 2 })
  })
})

describe('a bar', () => {
  it('is as long as its day was busy, and says where its messages stopped', () => {
    expect(parts({ received: 10, stored: 9, shown: 8, answered: 6 }, 20)).toEqual({
      answered: 30,
      unanswered: 10,
      lost: 10,
    })
  })

  it('is empty where nobody wrote', () => {
    expect(parts(sum([]), 0)).toEqual({ answered: 0, unanswered: 0, lost: 0 })
  })
})
