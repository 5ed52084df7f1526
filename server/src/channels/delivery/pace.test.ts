import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { deliveryPorts } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, type ConversationId, newId } from '#platform/ids.ts'
import { RateLimit } from '../../../../simulator/src/meta/rate.ts'
import { sendAsMember } from '../../inbox/sending/send.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { type ChannelKind, type SendResult, textOnly } from '../channel.ts'
import { createDelivery } from './deliver.ts'
import { spend } from './pace.ts'
import type { DeliveryPorts } from './ports.ts'

/** The moments at which a flood that never rests is let through; an album leaves as often as it has files. */
function departures(
  rate: { intervalMs: number; burst: number },
  flood: readonly (readonly [gap: number, count: number])[],
): number[] {
  let now = 1_000_000
  let freeAt = 0
  const left: number[] = []
  for (const [gap, count] of flood) {
    now += gap
    const spent = spend(rate, freeAt, now, count)
    if ('freeAt' in spent) {
      freeAt = spent.freeAt
      left.push(...Array.from({ length: count }, () => now))
    } else now = Math.ceil(spent.waitUntil) - 1
  }
  return left
}
/** Mostly single messages, and albums up to the largest. */
const sizes = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 10 }))
const mostWithin = (moments: readonly number[], ms: number) =>
  Math.max(0, ...moments.map((from) => moments.filter((at) => at >= from && at < from + ms).length))

describe('an allowance', () => {
  it.each([
    ['30 a second', { intervalMs: 40, burst: 5 }, 1_000, 30],
    ['20 a minute', { intervalMs: 4_000, burst: 5 }, 60_000, 20],
  ])('of %s is kept in whatever stretch of time', (_, rate, stretch, most) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), sizes), { maxLength: 300 }), (flood) => {
        expect(mostWithin(departures(rate, flood), stretch)).toBeLessThanOrEqual(most)
      }),
      { numRuns: 60 },
    )
  })
})

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let channels: Record<ChannelKind, ChannelId>
beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  channels = {
    whatsapp: await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '106540352242922'),
    instagram: await connectTestChannel(ctx, shop.ayperi, 'instagram', '17841400000000001'),
    telegram: await connectTestChannel(ctx, shop.ayperi, 'telegram', '7000000001'),
  }
})
const inboxFor = (kind: ChannelKind) => inboxOf(ctx, shop.ayperi, channels[kind], kind)

/** Of the floods below. `npm run chaos` raises it. */
const people = Number(process.env['CHAOS_FLOOD'] ?? 30)

async function writes(kind: ChannelKind, person: string, count: number): Promise<void> {
  const inbox = inboxFor(kind)
  await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: person } })] })
  const [row] = await inbox.inStore((tx) =>
    tx.query<{ id: ConversationId }>(
      'select id from conversation where external_id = $1 and channel_id = $2',
      [person, channels[kind]],
    ),
  )
  if (!row) throw new Error('no conversation')
  for (let n = 0; n < count; n++)
    await inbox.inStore((tx) =>
      sendAsMember(ctx, tx, {
        conversationId: row.id,
        memberId: shop.aizada.memberId,
        clientId: newId<'c'>(),
        text: `${n}`,
      }),
    )
}

interface Got {
  readonly to: string
  /** By the provider's own clock. */
  readonly at: number
}

/** Two deliveries beside each other send everything; the clock goes on to whatever is due next. */
async function flood(
  answer: (got: Got) => SendResult = () => ({ ok: true, providerId: newId<'provider'>() }),
  prepare?: DeliveryPorts['prepare'],
): Promise<Got[]> {
  const got: Got[] = []
  const send = async (_ctx: unknown, _account: unknown, { to }: { to: string }) => {
    const one = { to, at: clock.now().getTime() }
    got.push(one)
    return answer(one)
  }
  const adapters = { whatsapp: { send }, instagram: { send }, telegram: { send } }
  const ports = { ...deliveryPorts(ctx), ...(prepare ? { prepare } : {}) }
  const deliveries = [1, 2].map(() => createDelivery(ctx, { adapters, ...ports }))
  const { outbox } = inboxFor('telegram')
  while ((await outbox()).length > 0) {
    const due: number[] = []
    for (const delivery of deliveries) {
      const { more, nextAt } = await delivery.pass()
      await delivery.settled()
      due.push(more ? 0 : (nextAt?.getTime() ?? Number.POSITIVE_INFINITY))
    }
    const wait = Math.min(...due) - clock.now().getTime()
    if (Number.isFinite(wait) && wait > 0) clock.move(wait)
  }
  return got
}

async function makeAlbums(person: string, files: number): Promise<void> {
  await inboxFor('telegram').inStore((tx) =>
    tx.query(
      `insert into attachment (store_id, id, message_id, position, kind, state, created_at)
       select m.store_id, gen_random_uuid(), m.id, n, 'image', 'stored', now()
       from message m join conversation c on c.store_id = m.store_id and c.id = m.conversation_id
       cross join generate_series(0, $2 - 1) n where c.external_id = $1 and m.direction = 'out'`,
      [person, files],
    ),
  )
}

const times = (got: readonly Got[]) => got.map(({ at }) => at)
const timesOf = (got: readonly Got[], to: string) => times(got.filter((one) => one.to === to))

describe('a flood', () => {
  it('over Telegram counts every file of an album', async () => {
    await writes('telegram', 'album', 2)
    await makeAlbums('album', 5)
    const [first, second, ...more] = await flood()
    expect(more).toEqual([])
    // Five at once are two more than a burst, and those count twice.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7_000)
  })

  it('over Telegram stays within what a chat, a group and a bot may get, and all of it leaves', async () => {
    for (let n = 0; n < people; n++) await writes('telegram', `person-${n}`, 1)
    await writes('telegram', 'eager', 6)
    await writes('telegram', '-100200', 8)
    const got = await flood()
    expect(got).toHaveLength(people + 14)
    expect(mostWithin(times(got), 1_000)).toBeLessThanOrEqual(30)
    expect(mostWithin(timesOf(got, 'eager'), 1_000)).toBeLessThanOrEqual(4)
    expect(mostWithin(timesOf(got, '-100200'), 60_000)).toBeLessThanOrEqual(20)
    const group = timesOf(got, '-100200')
    expect((group.at(-1) ?? 0) - (group[0] ?? 0)).toBeGreaterThanOrEqual(3 * 4_000)
  })

  it('over WhatsApp stays within what a number and a person may get', async () => {
    clock.move(3_600_000)
    for (let n = 0; n < people; n++) await writes('whatsapp', `99670${n}`, 2)
    await writes('whatsapp', '996555', 50)
    const pairs = new RateLimit(6_000)
    const got = await flood(({ to, at }) => {
      // Had it to be refused, it had come too early.
      expect(pairs.allows(to, 45, at)).toBe(true)
      return { ok: true, providerId: newId<'provider'>() }
    })
    expect(got).toHaveLength(2 * people + 50)
    expect(mostWithin(times(got), 1_000)).toBeLessThanOrEqual(80)
    const [eager, before] = [timesOf(got, '996555').at(-1) ?? 0, timesOf(got, '996555')[0] ?? 0]
    expect(eager - before).toBeGreaterThan(20_000)
  })

  it('over a number that lives in the phone app is slower still', async () => {
    clock.move(3_600_000)
    await inboxFor('whatsapp').inStore((tx) =>
      tx.query(`update channel set settings = '{"wabaId":"1","coexisting":true}' where id = $1`, [
        channels.whatsapp,
      ]),
    )
    for (let n = 0; n < people; n++) await writes('whatsapp', `99671${n}`, 1)
    expect(mostWithin(times(await flood()), 1_000)).toBeLessThanOrEqual(20)
  })

  it('over Instagram stays within what an account may send, of sounds and films a tenth', async () => {
    clock.move(3_600_000)
    for (let n = 0; n < people; n++) await writes('instagram', `igsid-${n}`, 2)
    const got = await flood()
    expect(got).toHaveLength(2 * people)
    expect(mostWithin(times(got), 1_000)).toBeLessThanOrEqual(100)

    for (let n = 0; n < people; n++) await writes('instagram', `igsid-${n}`, 1)
    await inboxFor('instagram').inStore((tx) =>
      tx.query(`update message set kind = 'voice' where status = 'queued'`),
    )
    // The files are not there; what is looked at here is when they would leave.
    const heavy = await flood(undefined, async (_tx, claims) =>
      claims.map((claim) => ({ claim, to: 'igsid', content: textOnly('voice'), key: claim.messageId })),
    )
    expect(heavy).toHaveLength(people)
    expect(mostWithin(times(heavy), 1_000)).toBeLessThanOrEqual(10)
  })

  it.each(['whatsapp', 'instagram', 'telegram'] as const)(
    'over %s is silent as long as the provider asks, however often it does',
    async (kind) => {
      clock.move(3_600_000)
      for (let n = 0; n < people; n++) await writes(kind, `99672${n}`, 2)
      let silentUntil = 0
      let asked = 0
      const tooEarly: Got[] = []
      const got = await flood((one) => {
        // What was on its way when the first was turned away could not know it.
        if (one.at < silentUntil && one.at > silentUntil - 7_000) tooEarly.push(one)
        if (asked >= 3 || Math.random() < 0.8) return { ok: true, providerId: newId<'provider'>() }
        asked += 1
        silentUntil = one.at + 7_000
        return { ok: false, kind: 'retry', reason: 'rate_limited 429', retryAfterMs: 7_000 }
      })
      expect(got).toHaveLength(2 * people + asked)
      expect(tooEarly).toEqual([])
    },
  )
})
