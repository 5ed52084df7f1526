import { beforeAll, describe, expect, it } from 'vitest'
import { deliveryPorts, receiver } from '#inbox'
import type { ChannelId, ConversationId } from '#platform/ids.ts'
import { sendAsMember } from '../../inbox/sending/send.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { adapters } from '../adapters.ts'
import { disconnectChannel } from '../connecting/disconnect.ts'
import { createDelivery } from '../delivery/deliver.ts'
import { takeIn } from './intake.ts'
import type { ReceivedEntry } from './ports.ts'

const number = '106540352242922'
let ctx: TestCtx
let shop: World
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx()
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', number)
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
})

const says = (id: string, text: string) => {
  const timestamp = String(Math.floor(ctx.clock.now().getTime() / 1000))
  const message = { from: '996700120000', id, timestamp, type: 'text', text: { body: text } }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555010203', phone_number_id: number },
    messages: [message],
  }
  const entry = [{ id: '1', changes: [{ field: 'messages', value }] }]
  return ctx.db.withEdge((tx) =>
    tx.query('insert into edge.inbound_delivery (kind, body, received_at) values ($1, $2, $3)', [
      'whatsapp',
      Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry })),
      ctx.clock.now(),
    ]),
  )
}
const disconnect = () =>
  disconnectChannel(ctx, shop.ayperi, { channelId: channel, by: shop.aizada.memberId, history: 'keep' })
const receive = (tx: Parameters<ReturnType<typeof receiver>>[0], entries: readonly ReceivedEntry[]) =>
  receiver(ctx, { assistantAnswers: async () => true })(tx, entries)
const take = () => takeIn(ctx, { adapters, receive })
const last = async () => {
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ bytes: number; outcome: Record<string, unknown> }>(
      'select octet_length(body) as bytes, outcome from edge.inbound_delivery order by id desc limit 1',
    ),
  )
  return row
}
const texts = async () => (await inbox.messages()).flatMap(({ text }) => text ?? [])

describe('a disconnected channel', () => {
  it('takes in nothing any more, not even what was on its way, and keeps no bytes of it', async () => {
    await says('wamid.1', 'before')
    await take()
    const { id } = await inbox.conversation()
    await ctx.db.withStore(shop.ayperi, (tx) =>
      sendAsMember(ctx, tx, {
        conversationId: id as ConversationId,
        memberId: shop.aizada.memberId,
        clientId: 'c1',
        text: 'not sent yet',
      }),
    )
    await says('wamid.2', 'on its way')
    // The way to the store is looked up, and then the channel ends.
    const late = {
      ...ctx,
      db: {
        ...ctx.db,
        withStore: async (...asked: Parameters<typeof ctx.db.withStore>) => {
          await disconnect()
          return ctx.db.withStore(...asked)
        },
      } as typeof ctx.db,
    }
    await takeIn(late, { adapters, receive })
    expect(await last()).toMatchObject({ bytes: 0, outcome: { unrouted: 0, withheld: 1 } })
    await says('wamid.3', 'after')
    await take()
    expect(await last()).toMatchObject({ bytes: 0, outcome: { unrouted: 0, withheld: 1 } })
    expect(await texts()).toEqual(['before', 'not sent yet'])
  })

  it('ends what waited to be sent, with its reason', async () => {
    const delivery = createDelivery(ctx, { adapters, ...deliveryPorts(ctx) })
    await delivery.pass()
    await delivery.settled()
    expect((await inbox.messages()).at(-1)).toMatchObject({
      status: 'failed',
      status_reason: 'channel_disconnected',
    })
    expect(await inbox.outbox()).toEqual([])
  })

  it('belongs to whoever connects the account next, whose messages are taken in', async () => {
    const theirs = await connectTestChannel(ctx, shop.florist, 'whatsapp', number)
    await says('wamid.4', 'to the florist')
    await take()
    const florist = inboxOf(ctx, shop.florist, theirs, 'whatsapp')
    expect((await florist.messages()).map(({ text }) => text)).toEqual(['to the florist'])
    expect((await last())?.bytes).toBeGreaterThan(0)
  })
})
