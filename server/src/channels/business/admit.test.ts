import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { receiver } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { adapters } from '../adapters.ts'
import { deliveryStore } from '../edge/deliveries.ts'
import { takeIn } from '../intake/intake.ts'
import { startFakeProvider } from '../testing.ts'
import { askForKnownConnections, connectionJobs } from './ask.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const provider = await startFakeProvider()
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test', TELEGRAM_API_URL: provider.url } })
const { ayperi, aizada } = await world(ctx)
const channel = await connectTestChannel(ctx, ayperi, 'telegram', '7000000001')
const inbox = inboxOf(ctx, ayperi, channel, 'telegram')
const app = await createApp(ctx)
await connectionJobs(ctx)
await inbox.inStore((tx) =>
  ctx.vault.put(tx, { owner: 'channel', rowId: channel, name: 'token' }, '7000000001:demo-token'),
)
afterAll(async () => {
  await app.close()
  await provider.close()
})
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.inStore((tx) => tx.query('delete from business_connection'))
})

const owner = await client(app, aizada)
const receive = receiver(ctx, { assistantAnswers: async () => true })
let updates = 1000
const seconds = () => Math.floor(clock.now().getTime() / 1000)

const takeAll = () => takeIn(ctx, { adapters, receive })
async function delivers(update: object): Promise<void> {
  const body = Buffer.from(JSON.stringify({ update_id: ++updates, ...update }))
  await deliveryStore(ctx)({ kind: 'telegram', channelId: channel, body })
  await takeAll()
}
const last = async () => {
  const [row] = await ctx.db.withLanes((tx) =>
    tx.query<{ body: Buffer; outcome: object }>(
      'select body, outcome from edge.inbound_delivery order by id desc limit 1',
    ),
  )
  return { bytes: row?.body.length, outcome: row?.outcome }
}
const connectionOf = (id: string, more: object = {}) => ({
  id,
  user: { id: 42, is_bot: false, first_name: 'Temir', username: 'temir' },
  user_chat_id: 42,
  date: seconds(),
  is_enabled: true,
  rights: { can_reply: true },
  ...more,
})
const connects = (id: string, more: object = {}) => delivers({ business_connection: connectionOf(id, more) })
const writes = (connection: string, text: string, chat = 777, number = ++updates) =>
  delivers({
    business_message: {
      business_connection_id: connection,
      message_id: number,
      from: { id: chat, is_bot: false, first_name: 'Leo' },
      chat: { id: chat, type: 'private', first_name: 'Leo' },
      date: seconds(),
      text,
    },
  })
const decides = (id: string, approved: boolean) =>
  owner.send('PUT', `/api/v1/stores/${ayperi}/channels/${channel}/business-accounts/${id}/approval`, {
    approved,
  })
const said = async () => (await inbox.messages()).map(({ text }) => text)
const people = () => inbox.inStore((tx) => tx.query('select 1 from contact'))

describe('a business account that somebody connects to the shop’s bot', () => {
  it('is none of the shop’s until the shop approves: nothing is shown, kept or answered', async () => {
    await connects('bc_1')
    await writes('bc_1', 'бул башка дүкөнбү?')
    expect(await last()).toMatchObject({ bytes: 0, outcome: { withheld: 1, unrouted: 0 } })
    expect([await said(), await people(), await inbox.lanes()]).toEqual([[], [], []])
    expect(await decides('bc_1', true)).toMatchObject({ status: 200 })
    await writes('bc_1', 'салам')
    expect(await said()).toEqual(['салам'])
    expect(await inbox.lanes()).toHaveLength(1)
    expect((await last()).bytes).toBeGreaterThan(0)
  })

  it('stays refused, whatever its owner connects after that', async () => {
    await connects('bc_1')
    await decides('bc_1', false)
    clock.move(1000)
    await connects('bc_1', { is_enabled: false })
    await connects('bc_2')
    await writes('bc_2', 'салам')
    expect(await said()).toEqual([])
    const channels = await owner.get<{ items: { businessAccounts: object[] }[] }>(
      `/api/v1/stores/${ayperi}/channels`,
    )
    expect(channels.body.items[0]?.businessAccounts).toMatchObject([
      { state: 'refused' },
      { state: 'refused' },
    ])
  })

  it('is told by its owner, not by a name that anybody may take', async () => {
    expect(await decides('bc_1', true)).toMatchObject({ status: 404 })
    await connects('bc_1')
    await decides('bc_1', true)
    await connects('bc_9', { user: { id: 43, is_bot: false, first_name: 'Temir', username: 'temir' } })
    await writes('bc_9', 'салам')
    expect(await said()).toEqual([])
  })

  it('goes on in the old threads when its owner connects it anew', async () => {
    await connects('bc_1')
    await decides('bc_1', true)
    await writes('bc_1', 'салам')
    clock.move(1000)
    await connects('bc_1', { is_enabled: false })
    clock.move(1000)
    await connects('bc_2')
    await writes('bc_2', 'дагы эле мен')
    expect(await said()).toEqual(['салам', 'дагы эле мен'])
    const threads = await inbox.inStore((tx) => tx.query('select external_id from conversation'))
    expect(threads).toEqual([{ external_id: 'bc_2:777' }])
  })

  it('does not bring its owner’s notes to themselves', async () => {
    await connects('bc_1')
    await decides('bc_1', true)
    await writes('bc_1', 'сүт, нан, май', 42)
    expect([await said(), await people()]).toEqual([[], []])
    expect((await last()).bytes).toBe(0)
  })
})

describe('a connection that we were not told of', () => {
  it('is asked about, and what came through it is decided then', async () => {
    await connects('bc_1')
    await decides('bc_1', true)
    provider.answers({ status: 200, body: { ok: true, result: connectionOf('bc_2') } })
    await writes('bc_2', 'салам')
    expect(await last()).toMatchObject({ outcome: { unrouted: 1 } })
    await ctx.runJobs()
    await takeAll()
    expect(await said()).toEqual(['салам'])
    provider.answers({
      status: 200,
      body: { ok: true, result: connectionOf('bc_3', { user: { id: 99, is_bot: false, first_name: 'X' } }) },
    })
    await writes('bc_3', 'чоочун')
    await ctx.runJobs()
    await takeAll()
    expect(await said()).toEqual(['салам'])
    expect((await last()).bytes).toBe(0)
  })

  it('is seen to have ended when the channel is connected anew', async () => {
    await connects('bc_1')
    await decides('bc_1', true)
    provider.answers({ status: 400, body: { ok: false, error_code: 400, description: 'gone' } })
    await inbox.inStore((tx) => askForKnownConnections(ctx, tx, channel))
    await ctx.runJobs()
    const rows = await inbox.inStore((tx) => tx.query('select enabled from business_connection'))
    expect(rows).toEqual([{ enabled: false }])
  })
})
