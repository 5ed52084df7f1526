import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import type { ChannelId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import type { ReportJson } from './shapes.ts'
import { expectedReport, randomRows } from './testing/another-way.ts'
import { keepRows, type Row, rowsOf } from './testing/rows.ts'
import { whatHappened } from './told.ts'

// Tuesday, 16:00 in Bishkek.
const now = '2026-11-24T10:00:00.000Z'
const clock = fixedClock(now)
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let whatsapp: ChannelId
let telegram: ChannelId

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  whatsapp = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  telegram = await connectTestChannel(ctx, shop.ayperi, 'telegram', '1:bot')
})
afterAll(() => app.close())
beforeEach(() => ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from contact')))

const at = () => `/api/v1/stores/${shop.ayperi}/report`
const report = async (query = '') => (await aizada.get<ReportJson>(`${at()}${query}`)).body
const keep = (...conversations: Row[][]) => ctx.db.withStore(shop.ayperi, (tx) => keepRows(tx, conversations))

describe('a day of the shop', () => {
  const told = () => {
    const { memberId } = shop.aizada
    return rowsOf('2026-11-24T05:00:00Z', whatsapp, [
      ['0:00', 'asks'],
      ['0:00:20', 'assistant'],
      ['0:30', 'closes', memberId],
    ])
  }
  const withPerson = () =>
    rowsOf('2026-11-24T06:00:00Z', telegram, [
      ['0:00', 'asks'],
      ['0:00:10', 'assistant'],
      ['0:00:10', 'hands off', 'complaint'],
      ['0:05', 'member', shop.bakyt.memberId],
      ['0:06', 'asks'],
      ['0:07', 'phone'],
    ])
  const unanswered = () => rowsOf('2026-11-23T05:00:00Z', whatsapp, [['0:00', 'asks']])

  it('is counted by what was said and who said it', async () => {
    await keep(told(), withPerson(), unanswered())
    const { received, sent, days, hours, channels, inquiries } = await report('?days=2')
    expect({ received, sent }).toEqual({ received: 4, sent: 3 })
    expect(days).toEqual([
      { day: '2026-11-23', received: 1, sent: 0 },
      { day: '2026-11-24', received: 3, sent: 3 },
    ])
    expect(hours).toEqual([
      { weekday: 1, hour: 11, received: 1, sent: 0 },
      { weekday: 2, hour: 11, received: 1, sent: 1 },
      { weekday: 2, hour: 12, received: 2, sent: 2 },
    ])
    expect(channels.map(({ channelId, received, sent: out }) => [channelId, received, out])).toEqual([
      [telegram, 2, 2],
      [whatsapp, 2, 1],
    ])
    expect(inquiries).toEqual({ begun: 3, answered: 2, closed: 1, alone: 1 })
  })

  it('tells how long people and the assistant took, apart, and does not take the promise of a person for an answer', async () => {
    await keep(told(), withPerson(), unanswered())
    const { first, resolution, people, handOffs } = await report('?days=2')
    expect(first).toEqual({
      all: { count: 2, median: 160, p90: 272 },
      people: { count: 1, median: 300, p90: 300 },
      assistant: { count: 1, median: 20, p90: 20 },
    })
    expect(resolution).toEqual({ count: 1, median: 1800, p90: 1800 })
    expect(people).toEqual(
      expect.arrayContaining([
        {
          by: 'member',
          memberId: shop.bakyt.memberId,
          sent: 1,
          first: { count: 1, median: 300, p90: 300 },
          closed: 0,
        },
        { by: 'phone', memberId: null, sent: 1, first: { count: 0, median: null, p90: null }, closed: 0 },
        {
          by: 'member',
          memberId: shop.aizada.memberId,
          sent: 0,
          first: { count: 0, median: null, p90: null },
          closed: 1,
        },
      ]),
    )
    expect(handOffs).toEqual([{ reason: 'complaint', count: 1 }])
  })

  it('is narrowed to one channel, or to what one person did', async () => {
    await keep(told(), withPerson(), unanswered())
    expect(await report(`?days=2&channel=${telegram}`)).toMatchObject({
      received: 2,
      sent: 2,
      inquiries: { begun: 1 },
    })
    expect(await report(`?days=2&member=${shop.bakyt.memberId}`)).toMatchObject({
      received: 4,
      sent: 1,
      first: { all: { count: 1, median: 300 }, assistant: { count: 0, median: null } },
      resolution: { count: 0, median: null },
      handOffs: null,
    })
  })

  it('does not count as done without a person what a person let go', async () => {
    await keep(
      rowsOf('2026-11-24T05:00:00Z', whatsapp, [
        ['0:00', 'asks'],
        ['0:01', 'approved', shop.aizada.memberId],
      ]),
    )
    expect(await report()).toMatchObject({ sent: 1, inquiries: { begun: 1, answered: 1, alone: 0 } })
  })

  it('has no closing that was taken back, and no failed answer', async () => {
    await keep(
      rowsOf('2026-11-24T05:00:00Z', whatsapp, [
        ['0:00', 'asks'],
        ['0:01', 'failed', shop.aizada.memberId],
        ['0:02', 'closes', shop.aizada.memberId],
        ['0:03', 'opens', shop.aizada.memberId],
        ['0:04', 'asks'],
      ]),
    )
    expect(await report()).toMatchObject({
      sent: 0,
      inquiries: { begun: 1, answered: 0, closed: 0, alone: 0 },
    })
  })

  it('begins no inquiry with what goes on from the day before', async () => {
    await keep(
      rowsOf('2026-11-23T05:00:00Z', whatsapp, [
        ['0:00', 'asks'],
        ['26:00', 'asks'],
      ]),
    )
    expect((await report('?days=1')).inquiries.begun).toBe(0)
    expect((await report('?days=2')).inquiries.begun).toBe(1)
    await keep(
      rowsOf('2026-11-23T05:00:00Z', whatsapp, [
        ['0:00', 'asks'],
        ['0:01', 'closes', shop.aizada.memberId],
        ['0:02', 'opens', shop.aizada.memberId],
        ['26:00', 'asks'],
      ]),
    )
    expect((await report('?days=1')).inquiries.begun, 'a closing that was taken back').toBe(0)
  })

  it('is followed for thirty days and no longer', async () => {
    await keep(
      rowsOf('2026-10-01T05:00:00Z', whatsapp, [
        ['0:00', 'asks'],
        ['700:00', 'closes', shop.aizada.memberId],
      ]),
      rowsOf('2026-10-01T05:00:00Z', whatsapp, [
        ['0:00', 'asks'],
        ['760:00', 'closes', shop.aizada.memberId],
      ]),
    )
    expect(await report('?from=2026-10-01&to=2026-10-01')).toMatchObject({
      inquiries: { begun: 2, closed: 1 },
    })
  })
})

describe('the same figures reckoned another way', () => {
  it.each([
    ['Asia/Bishkek', '?days=30'],
    ['Asia/Bishkek', '?days=7&member'],
    ['Asia/Bishkek', '?days=90&channel'],
    ['Asia/Bishkek', '?days=1'],
    // The night in which the clock goes back.
    ['Europe/Berlin', '?from=2026-10-24&to=2026-10-26'],
    ['Asia/Bishkek', '?from=2026-10-20&to=2026-11-20&channel&member'],
  ])('agree in %s for %s', async (timeZone, asked) => {
    const { ayperi, aizada: owner, bakyt } = shop
    const members = [owner.memberId, bakyt.memberId]
    const rows = randomRows({ seed: asked, channels: [whatsapp, telegram], members, until: new Date(now) })
    await ctx.db.withStore(ayperi, (tx) =>
      tx.query('update store set time_zone = $2 where store_id = $1', [ayperi, timeZone]),
    )
    await keep(...rows)
    const query = asked
      .replace('&member', `&member=${bakyt.memberId}`)
      .replace('&channel', `&channel=${telegram}`)
    expect(await report(query)).toEqual(expectedReport(rows, timeZone, query, new Date(now)))
    await ctx.db.withStore(ayperi, (tx) =>
      tx.query(`update store set time_zone = 'Asia/Bishkek' where store_id = $1`, [ayperi]),
    )
  })
})

describe('a report', () => {
  it('is for owners and admins', async () => {
    const bakyt = await client(app, shop.bakyt)
    expect((await bakyt.get(at())).status).toBe(403)
  })

  it.each([
    '?from=2026-11-01',
    '?from=2026-11-02&to=2026-11-01',
    '?from=2026-01-01&to=2026-11-01',
    '?days=91',
  ])('refuses %s', async (query) => {
    expect((await aizada.get(`${at()}${query}`)).status).toBe(422)
  })

  it('reads the messages of its days by a range of the key, not all that there are', async () => {
    const id = '00000000-0000-7000-8000-000000000000'
    const plan = await ctx.db.withStore(shop.ayperi, async (tx) => {
      await tx.query('set local enable_seqscan = off')
      const rows = await tx.query<Record<'QUERY PLAN', string>>(
        `explain ${whatHappened} select count(*) from inquiry where $8::uuid is null and $9::text is not null`,
        [shop.ayperi, id, id, now, now, now, null, null, 'Asia/Bishkek'],
      )
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    const told = plan.slice(plan.indexOf('CTE told'), plan.indexOf('CTE thread'))
    expect(told).toMatch(/Index Cond:.*\bid >= .*\bid < /)
  })
})
