import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { sendAsMember } from '../sending/send.ts'
import { forgetEarly } from './sweep.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>
let conversationId: ConversationId
let count = 0

beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
  outbox = outboxOf(ctx, shop.ayperi)
  await inbox.says('hello', 'салам')
  conversationId = (await inbox.conversation()).id as ConversationId
})

/** A member's message on its way to the provider. */
async function leaving() {
  const clientId = newId<'client'>()
  const id = await inbox.inStore((tx) =>
    sendAsMember(ctx, tx, {
      conversationId,
      memberId: shop.aizada.memberId,
      clientId,
      text: `answer ${clientId}`,
    }),
  )
  const [departure] = await outbox.depart()
  if (!departure) throw new Error('nothing leaves')
  return { id, departure, providerId: `wamid.${count++}` }
}
const statusOf = async (id: string) => {
  const [row] = await inbox.inStore((tx) =>
    tx.query<{ status: string; status_reason: string | null }>('select * from message where id = $1', [id]),
  )
  return row
}

describe('statuses', () => {
  it('end at the furthest one, in whatever order they come, twice, and before the answer to the send', async () => {
    const rank = ['sent', 'failed', 'delivered', 'read']
    const steps = fc
      .subarray(['sent', 'failed', 'delivered', 'read', 'delivered', 'read'] as const, { minLength: 1 })
      .chain((some) => fc.shuffledSubarray([...some, 'recorded' as const], { minLength: some.length + 1 }))
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const { id, departure, providerId } = await leaving()
        let furthest = -1
        for (const step of order) {
          if (step === 'recorded') await outbox.sent(departure, providerId)
          else await inbox.tells({ providerId, status: step })
          const status = (await statusOf(id))?.status ?? ''
          expect(rank.indexOf(status)).toBeGreaterThanOrEqual(furthest)
          furthest = rank.indexOf(status)
        }
        const told = order.filter((step) => step !== 'recorded')
        const best = Math.max(0, ...told.map((status) => rank.indexOf(status)))
        expect((await statusOf(id))?.status).toBe(rank[best])
      }),
      { numRuns: 40 },
    )
    const parked = await inbox.inStore((tx) => tx.query('select 1 from early_status'))
    expect(parked).toEqual([])
  }, 120_000)

  it('settle a send whose answer was lost, when they carry our key', async () => {
    const { id, departure, providerId } = await leaving()
    await outbox.uncertain(departure)
    expect((await statusOf(id))?.status).toBe('uncertain')
    await inbox.tells({ providerId, status: 'delivered', key: departure.key })
    expect(await statusOf(id)).toMatchObject({ status: 'delivered', status_reason: null })
  })

  it('that come with our key before the send times out leave nothing uncertain', async () => {
    const { id, departure, providerId } = await leaving()
    await inbox.tells({ providerId, status: 'sent', key: departure.key })
    await outbox.uncertain(departure)
    expect((await statusOf(id))?.status).toBe('sent')
    expect(await inbox.outbox()).toEqual([])
  })

  it('mark as read what was sent by the time that the provider names, and nothing later', async () => {
    const first = await leaving()
    await outbox.sent(first.departure, first.providerId)
    const at = clock.now()
    clock.move(1000)
    const second = await leaving()
    await outbox.sent(second.departure, second.providerId)
    await inbox.take({ reads: [{ externalId: 'meerim', at }] })
    expect((await statusOf(first.id))?.status).toBe('read')
    expect((await statusOf(second.id))?.status).toBe('sent')
  })

  it('of messages that are not ours wait without harm, for a day', async () => {
    const waiting = () => inbox.inStore((tx) => tx.query('select 1 from early_status'))
    await inbox.tells({ providerId: 'of another program', status: 'read', at: clock.now() })
    expect(await waiting()).toHaveLength(1)
    await forgetEarly(ctx)
    expect(await waiting()).toHaveLength(1)
    clock.move(25 * 3_600_000)
    await forgetEarly(ctx)
    expect(await waiting()).toEqual([])
  })
})
