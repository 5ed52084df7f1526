import { beforeAll, describe, expect, it } from 'vitest'
import { deliveryPorts } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { sendAsMember } from '../../inbox/sending/send.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { findChannel } from '../connecting/queries.ts'
import { createDelivery } from '../delivery/deliver.ts'
import { decide } from './approve.ts'
import { hearConnections } from './hear.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
let ctx: TestCtx
let shop: World
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>
beforeAll(async () => {
  ctx = await testCtx({ clock })
  shop = await world(ctx)
  channel = await connectTestChannel(ctx, shop.ayperi, 'telegram', '7000000001')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'telegram')
})

const owner = { externalId: '42', name: 'Aizada', username: 'aizada' }
const hear = (more: object) => {
  const at = clock.now()
  const connection = { id: 'bc_1', owner, enabled: true, mayReply: true, mayRead: true, at, ...more }
  return inbox.inStore((tx) => hearConnections(ctx, tx, [{ channelId: channel, connections: [connection] }]))
}
const decides = (approved: boolean) =>
  inbox.inStore((tx) =>
    decide(ctx, tx, { channelId: channel, connectionId: 'bc_1', approved, by: shop.aizada.memberId }),
  )
const accounts = async () => (await inbox.inStore((tx) => findChannel(tx, channel)))?.businessAccounts

describe('a business account', () => {
  it('shows on its channel, and what is told late changes nothing', async () => {
    await hear({})
    const askedAt = clock.now().toISOString()
    const account = { id: 'bc_1', name: 'Aizada', username: 'aizada', askedAt }
    expect(await accounts()).toEqual([{ ...account, state: 'waiting' }])
    await decides(true)
    expect(await accounts()).toEqual([{ ...account, state: 'on' }])
    await hear({ mayReply: false, at: new Date(clock.now().getTime() - 1000) })
    expect(await accounts()).toMatchObject([{ state: 'on' }])
    clock.move(1000)
    await hear({ mayReply: false })
    expect(await accounts()).toMatchObject([{ state: 'silent' }])
    clock.move(1000)
    await hear({ enabled: false })
    expect(await accounts()).toMatchObject([{ state: 'off' }])
  })

  it('gets answers only while it is connected and lets the bot reply', async () => {
    clock.move(1000)
    await hear({})
    const from = { externalId: 'bc_1:555' }
    await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from })] })
    const [row] = await inbox.inStore((tx) => tx.query<{ id: string }>('select id from conversation'))
    const write = () =>
      inbox.inStore((tx) =>
        sendAsMember(ctx, tx, {
          conversationId: row?.id as Parameters<typeof sendAsMember>[2]['conversationId'],
          memberId: shop.aizada.memberId,
          clientId: newId<'c'>(),
          text: 'Ооба',
        }),
      )
    await write()
    clock.move(1000)
    await hear({ mayReply: false })
    const send = async () => ({ ok: true, providerId: newId<'p'>() }) as const
    const adapters = { whatsapp: { send }, instagram: { send }, telegram: { send } }
    const delivery = createDelivery(ctx, { adapters, ...deliveryPorts(ctx) })
    await delivery.pass()
    await delivery.settled()
    expect((await inbox.messages()).at(-1)).toMatchObject({
      status: 'failed',
      status_reason: 'connection_silent',
    })
    await expect(write()).rejects.toMatchObject({ code: 'connection_silent' })
    clock.move(1000)
    await hear({ enabled: false })
    await expect(write()).rejects.toMatchObject({ code: 'connection_off' })
    await decides(false)
    await expect(write()).rejects.toMatchObject({ code: 'connection_unapproved' })
    await decides(true)
    clock.move(1000)
    await hear({})
    await write()
    await delivery.pass()
    await delivery.settled()
    expect((await inbox.messages()).at(-1)).toMatchObject({ status: 'sent' })
  })
})
