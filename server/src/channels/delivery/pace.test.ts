import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { deliveryPorts } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { sendAsMember } from '../../inbox/sending/send.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { createDelivery } from './deliver.ts'
import { spend } from './pace.ts'

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
let inbox: ReturnType<typeof inboxOf>
beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'telegram', '7000000001')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'telegram')
})

async function writes(person: string, count: number): Promise<void> {
  await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: person } })] })
  const [row] = await inbox.inStore((tx) =>
    tx.query<{ id: ConversationId }>('select id from conversation where external_id = $1', [person]),
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

/** Two deliveries beside each other send everything; the clock goes on to whatever is due next. */
async function flood(): Promise<{ to: string; at: number }[]> {
  const got: { to: string; at: number }[] = []
  const send = async (_ctx: unknown, _account: unknown, { to }: { to: string }) => {
    got.push({ to, at: clock.now().getTime() })
    return { ok: true, providerId: newId<'provider'>() } as const
  }
  const adapters = { whatsapp: { send }, instagram: { send }, telegram: { send } }
  const deliveries = [1, 2].map(() => createDelivery(ctx, { adapters, ...deliveryPorts(ctx) }))
  for (let left = await inbox.outbox(); left.length > 0; left = await inbox.outbox()) {
    for (const delivery of deliveries) {
      await delivery.pass()
      await delivery.settled()
    }
    const now = clock.now().getTime()
    // What waits behind another in its conversation has been due for long.
    const ahead = (await inbox.outbox()).map((row) => row.next_at.getTime()).filter((at) => at > now)
    if (ahead.length > 0) clock.move(Math.min(...ahead) - now)
  }
  return got
}

async function makeAlbums(person: string, files: number): Promise<void> {
  await inbox.inStore((tx) =>
    tx.query(
      `insert into attachment (store_id, id, message_id, position, kind, state, created_at)
       select m.store_id, gen_random_uuid(), m.id, n, 'image', 'stored', now()
       from message m join conversation c on c.store_id = m.store_id and c.id = m.conversation_id
       cross join generate_series(0, $2 - 1) n where c.external_id = $1 and m.direction = 'out'`,
      [person, files],
    ),
  )
}

describe('a flood over Telegram', () => {
  it('counts every file of an album', async () => {
    await writes('album', 2)
    await makeAlbums('album', 5)
    const [first, second, ...more] = await flood()
    expect(more).toEqual([])
    // Five at once are two more than a burst, and those count twice.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(7_000)
  })

  it('stays within what a chat, a group and a bot may get, in order, and all of it leaves', async () => {
    for (let n = 0; n < 40; n++) await writes(`person-${n}`, 1)
    await writes('eager', 6)
    await writes('-100200', 8)
    const got = await flood()
    expect(got).toHaveLength(54)
    const timesOf = (to: string) => got.filter((one) => one.to === to).map(({ at }) => at)
    expect(
      mostWithin(
        got.map(({ at }) => at),
        1_000,
      ),
    ).toBeLessThanOrEqual(30)
    expect(mostWithin(timesOf('eager'), 1_000)).toBeLessThanOrEqual(4)
    expect(mostWithin(timesOf('-100200'), 60_000)).toBeLessThanOrEqual(20)
    const group = timesOf('-100200')
    expect((group.at(-1) ?? 0) - (group[0] ?? 0)).toBeGreaterThanOrEqual(3 * 4_000)
  })
})
