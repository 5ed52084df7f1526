import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ChannelId, newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { putHours } from './hours.ts'
import type { HoursJson } from './shapes.ts'

let ctx: TestCtx
let shop: World
let channel: ChannelId

beforeAll(async () => {
  ctx = await testCtx()
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'telegram', '100')
})

const nine = { from: 540, to: 1140 }
const week = (more: Partial<HoursJson['week']> = {}): HoursJson['week'] => ({
  ...{ mon: [nine], tue: [nine], wed: [nine], thu: [nine], fri: [nine], sat: [nine], sun: [] },
  ...more,
})
const put = (hours: Partial<HoursJson>, channelId: string | null = null) =>
  ctx.db.withStore(shop.ayperi, (tx) =>
    putHours(ctx, tx, channelId, { week: week(), exceptions: [], ...hours }),
  )
const inZone = (zone: string) =>
  ctx.db.withStore(shop.ayperi, (tx) => tx.query('update store set time_zone = $1', [zone]))
beforeEach(async () => {
  await ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from working_hours'))
  await inZone('Asia/Bishkek')
})

const add = async (since: string, minutes: number, over: string = newId()) => {
  const [row] = await ctx.db.withStore(shop.ayperi, (tx) =>
    tx.query<{ at: Date | null }>('select app.working_add($1, $2, $3, make_interval(mins => $4)) as at', [
      shop.ayperi,
      over,
      since,
      minutes,
    ]),
  )
  return row?.at?.toISOString() ?? null
}
const between = async (since: string, until: string) => {
  const [row] = await ctx.db.withStore(shop.ayperi, (tx) =>
    tx.query<{ minutes: number }>(
      'select (extract(epoch from app.working_between($1, $2, $3, $4)) / 60)::float8 as minutes',
      [shop.ayperi, newId(), since, until],
    ),
  )
  return row?.minutes
}

// Bishkek is six hours ahead: 10:00Z is 16:00 there. 24 November 2026 is a Tuesday.
describe('working time', () => {
  it('passes around the clock where a store has no hours', async () => {
    expect(await add('2026-11-24T22:00:00Z', 90)).toBe('2026-11-24T23:30:00.000Z')
  })

  it('stands still at night and on days off', async () => {
    await put({})
    expect(await add('2026-11-24T10:00:00Z', 60)).toBe('2026-11-24T11:00:00.000Z')
    // Two of the four hours pass on this day, two on the next from 9:00.
    expect(await add('2026-11-24T11:00:00Z', 240)).toBe('2026-11-25T05:00:00.000Z')
    // Saturday evening is over: Monday.
    expect(await add('2026-11-28T14:00:00Z', 30)).toBe('2026-11-30T03:30:00.000Z')
    expect(await add('2026-11-24T02:00:00Z', 30)).toBe('2026-11-24T03:30:00.000Z')
  })

  it('knows breaks, nights across midnight and days of their own', async () => {
    await put({
      week: week({
        tue: [
          { from: 540, to: 780 },
          { from: 840, to: 1440 },
        ],
        wed: [{ from: 0, to: 120 }],
      }),
      exceptions: [
        { date: '2026-11-26', spans: [], name: 'holiday' },
        { date: '2026-11-27', spans: [{ from: 600, to: 660 }], name: '' },
      ],
    })
    // 12:30 and forty minutes: the break until 14:00 lies in between.
    expect(await add('2026-11-24T06:30:00Z', 40)).toBe('2026-11-24T08:10:00.000Z')
    // 23:30 and an hour: midnight is no end.
    expect(await add('2026-11-24T17:30:00Z', 60)).toBe('2026-11-24T18:30:00.000Z')
    // After Wednesday's two hours: Thursday is off, Friday has one hour, Saturday the rest.
    expect(await add('2026-11-24T20:00:00Z', 90)).toBe('2026-11-28T03:30:00.000Z')
  })

  it('passes on a channel with hours of its own by those', async () => {
    await put({})
    await put({ week: week({ sun: [nine] }) }, channel)
    expect(await add('2026-11-29T04:00:00Z', 30, channel)).toBe('2026-11-29T04:30:00.000Z')
    expect(await add('2026-11-29T04:00:00Z', 30)).toBe('2026-11-30T03:30:00.000Z')
  })

  it('is right on the days when clocks change', async () => {
    await inZone('Europe/Berlin')
    await put({ week: week({ sun: [{ from: 0, to: 1440 }] }) })
    // In the night to 25 October 2026 the hour from two to three comes twice.
    expect(await between('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25 * 60)
    expect(await add('2026-10-24T22:00:00Z', 25 * 60)).toBe('2026-10-25T23:00:00.000Z')
  })

  it('never comes where a shop never works', async () => {
    await put({ week: week({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] }) })
    expect(await add('2026-11-24T10:00:00Z', 1)).toBeNull()
  })

  it('that is added is what lies in between', async () => {
    await put({ exceptions: [{ date: '2026-12-01', spans: [], name: '' }] })
    const since = fc.date({ min: new Date('2026-11-20'), max: new Date('2026-12-10'), noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(since, fc.integer({ min: 1, max: 5000 }), async (from, minutes) => {
        const until = await add(from.toISOString(), minutes)
        expect(await between(from.toISOString(), until ?? '')).toBeCloseTo(minutes, 6)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
