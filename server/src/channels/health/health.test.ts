import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { deliveryPorts, workOnProfiles } from '#inbox'
import { type ChannelId, type ConversationId, newId } from '#platform/ids.ts'
import { startSimulator } from '../../../../simulator/src/main.ts'
import { caller, meerim } from '../../../../simulator/src/testing/caller.ts'
import { startReceiver } from '../../../../simulator/src/testing/receiver.ts'
import { workOnTroubles } from '../../flows/tell-of-channel.ts'
import { sendAsMember } from '../../inbox/sending/send.ts'
import { testCtx, world } from '../../testing/index.ts'
import { inboxOf, message } from '../../testing/message-path.ts'
import { adapters } from '../adapters.ts'
import type { ChannelKind } from '../channel.ts'
import { connectChannel } from '../connecting/connect.ts'
import { disconnectChannel } from '../connecting/disconnect.ts'
import { findChannel } from '../connecting/queries.ts'
import type { ConnectRequest } from '../connecting/wire.ts'
import { breakChannels, openSenders } from '../delivery/accounts.ts'
import { createDelivery } from '../delivery/deliver.ts'
import { paceOf } from '../delivery/paces.ts'
import { leavingJobs } from '../leaving/jobs.ts'
import { templateJobs } from '../templates/sync.ts'
import { checkChannel } from './check-channel.ts'
import { checkAll, healthJobs } from './jobs.ts'
import { listHealth } from './keep.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({
  serverUrl: receiver.url,
  backoff: { firstMs: 20, longestMs: 50 },
})
const provider = caller(simulator.url)
const ctx = await testCtx({
  env: {
    PUBLIC_URL: receiver.url,
    META_APP_ID: '100200300400500',
    META_APP_SECRET: 'demo-meta-app-secret',
    INSTAGRAM_APP_SECRET: 'demo-instagram-app-secret',
    META_GRAPH_URL: `${simulator.url}/graph`,
    INSTAGRAM_GRAPH_URL: `${simulator.url}/instagram`,
    TELEGRAM_API_URL: `${simulator.url}/telegram`,
  },
})
const shop = await world(ctx)
await healthJobs(ctx)
await leavingJobs(ctx)
await templateJobs(ctx)
await workOnProfiles(ctx)
await workOnTroubles(ctx)
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})
beforeEach(async () => {
  await provider.call('DELETE', '/control/faults')
})

const botToken = '7000000001:demo-telegram-bot-token-0000000000001'
const requests: Record<ChannelKind, ConnectRequest> = {
  whatsapp: {
    kind: 'whatsapp',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    accessToken: 'demo-whatsapp-token',
  },
  instagram: { kind: 'instagram', accessToken: 'demo-instagram-token' },
  telegram: { kind: 'telegram', botToken },
}
const slowNumber = {
  id: '300000000000001',
  wabaId: '300000000000002',
  displayNumber: '+996 555 010 909',
  name: 'Slow',
  token: 'slow-token',
}
const kinds = ['whatsapp', 'instagram', 'telegram'] as const

async function connect(kind: ChannelKind): Promise<ChannelId> {
  const outcome = await connectChannel(ctx, shop.ayperi, requests[kind])
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.channelId
}
const inStore = <T>(work: Parameters<typeof ctx.db.withStore<T>>[1]) => ctx.db.withStore(shop.ayperi, work)
const channelOf = (id: ChannelId) => inStore((tx) => findChannel(tx, id))
const healthOf = async (id: ChannelId) =>
  (await inStore(listHealth)).find(({ channelId }) => channelId === id)
const updates = async (id: ChannelId) => {
  const rows = await inStore((tx) =>
    tx.query(`select 1 from store_event where kind = 'channel.updated' and payload->>'channelId' = $1`, [id]),
  )
  return rows.length
}
const expireTokens = (kind: ChannelKind) =>
  provider.breaks({ tokenExpired: true, times: null, channel: kind })

/** A message of a member to a customer of the simulated provider, who wrote just before. */
async function memberSays(kind: ChannelKind, channelId: ChannelId, text: string): Promise<void> {
  const to = String(meerim[kind])
  await provider.writes(kind, { text: 'салам' })
  const inbox = inboxOf(ctx, shop.ayperi, channelId, kind)
  await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: to } })] })
  const [row] = await inStore((tx) =>
    tx.query<{ id: ConversationId }>(
      'select id from conversation where channel_id = $1 and external_id = $2',
      [channelId, to],
    ),
  )
  if (!row) throw new Error('no conversation')
  const { memberId } = shop.aizada
  await inStore((tx) =>
    sendAsMember(ctx, tx, { conversationId: row.id, memberId, clientId: newId<'c'>(), text }),
  )
}
const deliver = async () => {
  const delivery = createDelivery(ctx, { adapters, ...deliveryPorts(ctx) })
  for (let n = 0; n < 3; n++) {
    await delivery.pass()
    await delivery.settled()
  }
}
const statusOf = async (text: string) => {
  const [row] = await inStore((tx) =>
    tx.query<{ status: string }>('select status from message where text = $1', [text]),
  )
  return row?.status
}
const shownTo = async (kind: ChannelKind): Promise<string> =>
  JSON.stringify((await provider.shown(kind)).body)

describe.each(kinds)('a look at %s', (kind) => {
  it('finds a token that works and a subscription that is there', async () => {
    const id = await connect(kind)
    await checkChannel(ctx, id)
    expect(await healthOf(id)).toMatchObject({
      reachable: true,
      subscription: 'active',
      silentSince: null,
    })
    expect(await channelOf(id)).toMatchObject({ state: 'connected', missingPermissions: [] })
  })

  it('asks again for a subscription that has gone', async () => {
    const id = await connect(kind)
    const gone = {
      whatsapp: () => provider.graph('DELETE', '/102290129340398/subscribed_apps'),
      instagram: () => provider.instagram('DELETE', '/me/subscribed_apps'),
      telegram: () => provider.bot('deleteWebhook'),
    }
    expect((await gone[kind]()).status).toBe(200)
    const opened = { account: (await channelOf(id))?.account ?? '', settings: { wabaId: '102290129340398' } }
    const account = { ...opened, token: kind === 'telegram' ? botToken : `demo-${kind}-token` }
    const url = `${receiver.url}/api/v1/webhooks/telegram/${id}`
    expect(await adapters[kind].inspect(ctx, account, { url })).toMatchObject({ subscription: 'missing' })
    await checkChannel(ctx, id)
    expect(await healthOf(id)).toMatchObject({ subscription: 'active' })
    expect(await adapters[kind].inspect(ctx, account, { url })).toMatchObject({ subscription: 'active' })
  })

  it('finds a dead token, says so, and what waited goes out after connecting again', async () => {
    const id = await connect(kind)
    const told = await updates(id)
    await expireTokens(kind)
    await checkChannel(ctx, id)
    expect(await channelOf(id)).toMatchObject({ state: 'connected' })
    await ctx.runJobs()
    const broken = await channelOf(id)
    expect(broken).toMatchObject({ state: 'broken' })
    expect(broken?.stateReason).toMatch(/^token_rejected /)
    expect(await updates(id)).toBeGreaterThan(told)

    const text = `через ${kind}`
    await memberSays(kind, id, text)
    await deliver()
    expect(await statusOf(text)).toBe('queued')
    expect(await shownTo(kind)).not.toContain(text)

    await provider.call('DELETE', '/control/faults')
    expect(await connect(kind)).toBe(id)
    await deliver()
    expect(await statusOf(text)).toBe('sent')
    expect((await shownTo(kind)).split(text)).toHaveLength(2)
    expect(await healthOf(id)).toBeUndefined()
  })

  it('mends what a send has broken once the provider takes the token again', async () => {
    const id = await connect(kind)
    await expireTokens(kind)
    const text = `снова через ${kind}`
    await memberSays(kind, id, text)
    await deliver()
    expect(await channelOf(id)).toMatchObject({ state: 'connected' })
    await ctx.runJobs()
    expect(await channelOf(id)).toMatchObject({ state: 'broken' })
    await provider.call('DELETE', '/control/faults')
    await checkChannel(ctx, id)
    expect(await channelOf(id)).toMatchObject({ state: 'connected', stateReason: null })
    await deliver()
    expect(await statusOf(text)).toBe('sent')
  })
})

describe('a look at a channel', () => {
  it('lets one that was restricted try again, since nothing but a message can tell whether it still is', async () => {
    const id = await connect('telegram')
    await inStore((tx) =>
      breakChannels(ctx, tx, [{ channelId: id, reason: 'account_restricted 368' }], 'send'),
    )
    const text = 'а теперь можно?'
    await memberSays('telegram', id, text)
    await deliver()
    expect(await statusOf(text)).toBe('queued')
    await checkChannel(ctx, id)
    expect(await channelOf(id)).toMatchObject({ state: 'connected', stateReason: null })
    // To one chat there may go one a second.
    await expect.poll(() => deliver().then(() => statusOf(text)), { timeout: 10_000 }).toBe('sent')
  })

  it('sees when somebody moved the webhook of a bot, and leaves it there', async () => {
    const id = await connect('telegram')
    await provider.bot('setWebhook', { url: `${receiver.url}/elsewhere` })
    await checkChannel(ctx, id)
    expect(await healthOf(id)).toMatchObject({ subscription: 'elsewhere' })
    const { body } = await provider.bot('getWebhookInfo')
    expect(body).toMatchObject({ result: { url: `${receiver.url}/elsewhere` } })
  })

  it('counts the failures of the last day, without what never left', async () => {
    const id = await connect('telegram')
    await inStore((tx) => tx.query(`delete from message where channel_id = $1`, [id]))
    await memberSays('telegram', id, 'раз')
    const [row] = await inStore((tx) =>
      tx.query<{ id: string }>('select conversation_id as id from message where channel_id = $1 limit 1', [
        id,
      ]),
    )
    const add = (status: string, reason: string | null, ageHours = 0) =>
      inStore((tx) =>
        tx.query(
          `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, status,
             status_reason, created_at)
           values ($1, $2, $3, $4, 'out', 'member', 'text', 'x', $5, $6, $7::timestamptz - $8::int * interval '1 hour')`,
          [tx.storeId, newId<'m'>(), row?.id, id, status, reason, ctx.clock.now(), ageHours],
        ),
      )
    for (let n = 0; n < 3; n++) await add('delivered', null)
    await add('failed', 'rejected 400')
    await add('failed', 'window_closed')
    await add('failed', 'overtaken')
    await add('failed', 'rejected 400', 30)
    await checkChannel(ctx, id)
    expect(await healthOf(id)).toMatchObject({ sends: 4, failures: 1 })
  })

  it('notices that it has gone silent, and that somebody writes again', async () => {
    const id = await connect('telegram')
    const now = ctx.clock.now()
    await inStore(async (tx) => {
      await tx.query('delete from contact')
      await tx.query(`update channel set connected_at = $2 where id = $1`, [
        id,
        new Date(now.getTime() - 30 * 86_400_000),
      ])
      await tx.query(
        `insert into channel_hour (store_id, channel_id, hour, arrivals)
         select $1, $2, h, 5 from generate_series(date_trunc('hour', $3::timestamptz) - interval '20 days',
           date_trunc('hour', $3::timestamptz) - interval '1 day', interval '1 hour') h
         on conflict (store_id, channel_id, hour) do update set arrivals = 5`,
        [tx.storeId, id, now],
      )
    })
    const inbox = inboxOf(ctx, shop.ayperi, id, 'telegram')
    const yesterday = new Date(now.getTime() - 86_400_000)
    await inbox.take({ messages: [message(ctx, newId<'m'>(), 'салам', { at: yesterday })] })
    await checkChannel(ctx, id)
    const health = await healthOf(id)
    expect(health?.silentSince).toEqual(yesterday)
    expect(health?.expectedArrivals).toBeGreaterThan(80)
    await inbox.take({ messages: [message(ctx, newId<'m'>(), 'мен')] })
    await checkChannel(ctx, id)
    expect(await healthOf(id)).toMatchObject({ silentSince: null, expectedArrivals: null })
  })

  it('tells the panels only when something has changed', async () => {
    const id = await connect('instagram')
    await checkChannel(ctx, id)
    const told = await updates(id)
    await checkChannel(ctx, id)
    expect(await updates(id)).toBe(told)
  })

  it('writes down what it learns of a token, and leaves what it was not told', async () => {
    const missing = ['instagram_business_manage_comments', 'instagram_business_manage_messages']
    const expiresAt = new Date('2027-01-23T10:00:00Z')
    const life = { issuedAt: ctx.clock.now(), expiresAt, missingPermissions: missing, granted: true }
    const outcome = await connectChannel(ctx, shop.ayperi, requests.instagram, life)
    if (!outcome.ok) throw new Error(outcome.code)
    await checkChannel(ctx, outcome.channelId)
    expect(await channelOf(outcome.channelId)).toMatchObject({
      tokenExpiresAt: expiresAt,
      missingPermissions: ['instagram_business_manage_comments'],
    })

    const id = await connect('whatsapp')
    await inStore((tx) => tx.query('update channel set token_expires_at = $2 where id = $1', [id, expiresAt]))
    const told = await updates(id)
    await checkChannel(ctx, id)
    expect(await channelOf(id)).toMatchObject({ tokenExpiresAt: null })
    expect(await updates(id)).toBeGreaterThan(told)
  })

  it('sees that Meta has raised a number, and sends by it from then on, until it is lowered again', async () => {
    const id = await connect('whatsapp')
    const settings = async () => (await channelOf(id))?.settings
    const perSecond = async () => {
      const sender = (await inStore((tx) => openSenders(ctx, tx, [id]))).get(id)
      return sender?.state === 'connected' ? 1000 / paceOf(sender).channel.intervalMs : 0
    }
    // As it was when it was connected.
    await inStore((tx) => tx.query(`update channel set settings = settings - 'raised' where id = $1`, [id]))
    const before = await settings()
    expect(await perSecond()).toBeLessThan(80)
    await checkChannel(ctx, id)
    expect(await settings()).toEqual({ ...before, raised: true })
    expect(await perSecond()).toBeGreaterThan(500)

    await provider.call('POST', '/control/accounts', { ...slowNumber, channel: 'whatsapp', throughput: 80 })
    const slow = { kind: 'whatsapp', phoneNumberId: slowNumber.id, wabaId: slowNumber.wabaId } as const
    const outcome = await connectChannel(ctx, shop.ayperi, { ...slow, accessToken: slowNumber.token })
    if (!outcome.ok) throw new Error(outcome.code)
    await inStore((tx) =>
      tx.query(`update channel set settings = settings || '{"raised":true}' where id = $1`, [
        outcome.channelId,
      ]),
    )
    await checkChannel(ctx, outcome.channelId)
    expect((await channelOf(outcome.channelId))?.settings).not.toHaveProperty('raised')
    const by = shop.aizada.memberId
    await disconnectChannel(ctx, shop.ayperi, { channelId: outcome.channelId, by, history: 'keep' })
  })

  it('keeps how Meta rates a number, tells of each change and alarms when its quality falls', async () => {
    const id = await connect('whatsapp')
    const happens = (event: object) => provider.call('POST', '/control/whatsapp/account-events', event)
    const troubles = async () =>
      (
        await inStore((tx) =>
          tx.query<{ kind: string }>(
            `select kind from channel_trouble where channel_id = $1 and kind like 'quality%' and ended_at is null`,
            [id],
          ),
        )
      ).map(({ kind }) => kind)
    const lines = async () =>
      inStore((tx) =>
        tx.query(
          `select word, severity, detail from channel_notice where channel_id = $1 and kind = 'standing' order by at, word`,
          [id],
        ),
      )
    await checkChannel(ctx, id)
    const first = { quality: 'green', limit: 'tier_unlimited', throughput: 'high', nameStatus: 'approved' }
    expect((await healthOf(id))?.standing).toEqual(first)
    expect([await troubles(), await lines()]).toEqual([[], []])

    await happens({ event: 'quality', rating: 'YELLOW' })
    await happens({ event: 'limit', tier: 'TIER_2K' })
    await checkChannel(ctx, id)
    expect((await healthOf(id))?.standing).toEqual({ ...first, quality: 'yellow', limit: 'tier_2k' })
    expect(await troubles()).toEqual(['quality'])
    const changes = [
      { word: 'limit', severity: 'info', detail: { before: 'tier_unlimited', after: 'tier_2k' } },
      { word: 'quality', severity: 'warning', detail: { before: 'green', after: 'yellow' } },
    ]
    expect(await lines()).toEqual(changes)
    await checkChannel(ctx, id)
    expect(await lines()).toEqual(changes)

    await happens({ event: 'quality', rating: 'RED' })
    await checkChannel(ctx, id)
    expect(await troubles()).toEqual(['quality_low'])
    await happens({ event: 'quality', rating: 'YELLOW' })
    await checkChannel(ctx, id)
    expect(await troubles()).toEqual(['quality_low'])
    await happens({ event: 'quality', rating: 'GREEN' })
    await checkChannel(ctx, id)
    expect(await troubles()).toEqual([])
  })

  it('keeps what the provider said before while it is away', async () => {
    const id = await connect('instagram')
    await checkChannel(ctx, id)
    await provider.breaks({ serverError: true, times: null })
    const away = {
      ...ctx,
      config: { ...ctx.config, instagram: { ...ctx.config.instagram, graphUrl: 'http://127.0.0.1:9' } },
    }
    await checkChannel(away, id)
    expect(await healthOf(id)).toMatchObject({ reachable: false, subscription: 'active' })
    expect(await channelOf(id)).toMatchObject({ state: 'connected' })
  })

  it('is taken at each that is connected, and at no other', async () => {
    const ids = [await connect('whatsapp'), await connect('telegram')]
    const off = await connect('instagram')
    await disconnectChannel(ctx, shop.ayperi, {
      channelId: off,
      by: shop.aizada.memberId,
      history: 'keep',
    })
    await inStore((tx) => tx.query('delete from channel_health'))
    await checkAll(ctx)
    await ctx.runJobs()
    const checked = (await inStore(listHealth)).map(({ channelId }) => channelId)
    expect(checked.sort()).toEqual(ids.sort())
  })
})
