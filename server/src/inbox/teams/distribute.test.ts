import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distribute, type Taker } from './distribute.ts'

const taker = (memberId: string, more: Partial<Taker> = {}): Taker => ({
  memberId,
  capacity: 10,
  load: 0,
  givenAt: null,
  ...more,
})
const waiting = (count: number, teamId = 'sales') =>
  Array.from({ length: count }, (_, n) => ({ conversationId: `c${n}`, teamId }))
const team = (giving: 'manual' | 'round_robin' | 'load', ...memberIds: string[]) =>
  new Map([['sales', { giving, memberIds }]])
const names = (gifts: readonly { memberId: string }[]) => gifts.map(({ memberId }) => memberId)

describe('giving out', () => {
  it('in turn begins with whoever was given one longest ago, whatever they have', () => {
    const takers = [
      taker('a', { givenAt: new Date(2000), load: 0 }),
      taker('b', { givenAt: new Date(1000), load: 5 }),
      taker('c', { load: 9 }),
    ]
    expect(names(distribute(waiting(4), team('round_robin', 'a', 'b', 'c'), takers))).toEqual([
      'c',
      'b',
      'a',
      'b',
    ])
  })

  it('by load levels what they have', () => {
    const takers = [taker('a', { load: 3 }), taker('b', { load: 1 }), taker('c', { load: 2 })]
    expect(names(distribute(waiting(4), team('load', 'a', 'b', 'c'), takers))).toEqual(['b', 'c', 'b', 'a'])
  })

  it('leaves what nobody has room for, and what a team takes by hand', () => {
    const takers = [taker('a', { capacity: 2, load: 1 }), taker('z')]
    expect(distribute(waiting(3), team('load', 'a'), takers)).toEqual([
      { conversationId: 'c0', teamId: 'sales', memberId: 'a' },
    ])
    expect(distribute(waiting(3), team('manual', 'a', 'z'), takers)).toEqual([])
    expect(distribute(waiting(1, 'other'), team('load', 'a'), takers)).toEqual([])
  })

  it('never goes beyond anybody’s capacity nor outside of the team, and leaves nobody idle who has room', () => {
    const takers = fc.array(
      fc.record({
        capacity: fc.integer({ min: 1, max: 5 }),
        load: fc.integer({ min: 0, max: 7 }),
        in: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        takers,
        fc.nat(20),
        fc.constantFrom('round_robin' as const, 'load' as const),
        (made, count, giving) => {
          const all = made.map(({ capacity, load }, n) => taker(`m${n}`, { capacity, load }))
          const members = all.filter((_, n) => made[n]?.in).map(({ memberId }) => memberId)
          const gifts = distribute(waiting(count), team(giving, ...members), all)
          const room = all
            .filter(({ memberId }) => members.includes(memberId))
            .reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0)
          expect(gifts.length).toBe(Math.min(count, room))
          for (const { memberId, capacity, load } of all) {
            const got = names(gifts).filter((each) => each === memberId).length
            expect(got).toBeLessThanOrEqual(Math.max(0, capacity - load))
          }
          expect(names(gifts).every((each) => members.includes(each))).toBe(true)
        },
      ),
    )
  })
})
