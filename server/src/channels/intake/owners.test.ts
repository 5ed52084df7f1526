import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import { receiver } from '../../inbox/index.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { adapters } from '../adapters.ts'
import type { ChannelKind } from '../channel.ts'
import { claimDeliveries } from './claim.ts'
import { takeIn } from './intake.ts'
import type { Receive } from './ports.ts'
import { listStoreDeliveries, replayStoreDelivery } from './store-deliveries.ts'
import { sweepDeliveries } from './sweep.ts'

let ctx: TestCtx
let shop: World
let channel: ChannelId
let bot: ChannelId
let inbox: ReturnType<typeof inboxOf>
let receive: Receive

beforeAll(async () => {
  ctx = await testCtx()
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  bot = await connectTestChannel(ctx, shop.ayperi, 'telegram', '7')
  await connectTestChannel(ctx, shop.florist, 'whatsapp', '200')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
  receive = receiver(ctx, { assistantAnswers: async () => true })
})
beforeEach(async () => {
  await ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery; truncate edge.delivery_owner'))
  await inbox.inStore((tx) => tx.query('delete from contact'))
})

const change = (phone: string, body: string) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '996555010203', phone_number_id: phone },
    messages: [{ from: '996700120000', id: body, timestamp: '1790000000', type: 'text', text: { body } }],
  },
})
const whatsapp = (...changes: object[]) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: changes.map((one) => ({ id: '1', changes: [one] })),
  })
const deliver = (body: string, kind: ChannelKind = 'whatsapp', channelId: string | null = null) =>
  ctx.db.asOwner((tx) =>
    tx.query(
      'insert into edge.inbound_delivery (kind, channel_id, body, received_at) values ($1, $2, $3, $4)',
      [kind, channelId, Buffer.from(body), ctx.clock.now()],
    ),
  )
async function takeAll(by: Receive = receive): Promise<void> {
  for (let more = true; more; ) more = (await takeIn(ctx, { adapters, receive: by })).more
}
const owners = () => ctx.db.asOwner((tx) => tx.query('select store_id, channel_id from edge.delivery_owner'))
const listed = (store: StoreId) => ctx.db.withStore(store, (tx) => listStoreDeliveries(tx, 100))
const replay = (store: StoreId, id: string) => ctx.db.withStore(store, (tx) => replayStoreDelivery(tx, id))

/** Fails whatever is for Ayperi. */
const sick: Receive = async (tx, entries) => {
  if (entries.some((entry) => entry.channelId === channel)) throw new Error('sick')
  await receive(tx, entries)
}

/** Processes that begin and end, until it is given up. */
async function dieOverIt(): Promise<void> {
  for (let n = 0; n < 4; n++) {
    await ctx.db.withLanes((tx) => claimDeliveries(tx, { engine: ctx.db.engine, tried: false, most: 1000 }))
    await ctx.db.asOwner((tx) =>
      tx.query(`update edge.intake_claim set lease_until = now() - interval '1 second'`),
    )
  }
}

describe('what was not taken in whole', () => {
  it('is not written down when everything was taken in', async () => {
    await deliver(whatsapp(change('100', 'салам'), change('999', 'to nobody')))
    await takeAll()
    expect(await owners()).toEqual([])
    expect(await listed(shop.ayperi)).toEqual([])
  })

  it('is shown to the store that it failed for, and to no other in the same body', async () => {
    await deliver(whatsapp(change('100', 'to Ayperi'), change('200', 'to Florist')))
    await takeAll(sick)
    expect(await listed(shop.ayperi)).toMatchObject([
      { channelId: channel, state: 'failed', problems: ['receiving_failed', 'gave_up'] },
    ])
    expect(await listed(shop.florist)).toEqual([])
  })

  it('is taken in once by a replay, however often it is pressed, and then gone from the list', async () => {
    await deliver(whatsapp(change('100', 'бар бы?')))
    await takeAll(sick)
    const [failed] = await listed(shop.ayperi)
    expect(await replay(shop.florist, failed?.id ?? '')).toBe(false)
    expect(await replay(shop.ayperi, failed?.id ?? '')).toBe(true)
    expect(await replay(shop.ayperi, failed?.id ?? '')).toBe(false)
    await takeAll()
    expect((await inbox.messages()).map(({ text }) => text)).toEqual(['бар бы?'])
    expect(await listed(shop.ayperi)).toEqual([])
  })

  it('does not double what had been taken before a part was not understood', async () => {
    await deliver(whatsapp(change('100', 'салам'), { field: 'messages', value: 7 }))
    await takeAll()
    const [unclear] = await listed(shop.ayperi)
    expect(unclear).toMatchObject({ state: 'unclear', messages: 1 })
    expect(await replay(shop.ayperi, unclear?.id ?? '')).toBe(true)
    await takeAll()
    expect(await inbox.messages()).toHaveLength(1)
  })

  it.each(['whatsapp', 'telegram'] as const)(
    'finds its store by the account it names where every process ended over it (%s)',
    async (kind) => {
      const body = whatsapp(change('100', 'a customer writes "phone_number_id":"200"'))
      await deliver(kind === 'whatsapp' ? body : '{}', kind, kind === 'telegram' ? bot : null)
      await dieOverIt()
      const own = kind === 'whatsapp' ? channel : bot
      expect(await listed(shop.ayperi)).toMatchObject([{ channelId: own, state: 'failed' }])
      expect(await listed(shop.florist)).toEqual([])
    },
  )

  it('is forgotten with the delivery', async () => {
    await deliver(whatsapp(change('100', 'салам')))
    await takeAll(sick)
    expect(await owners()).toHaveLength(1)
    await ctx.db.asOwner((tx) => tx.query(`update edge.inbound_delivery set received_at = '2000-01-01'`))
    await sweepDeliveries(ctx)
    expect(await owners()).toEqual([])
  })
})
