import { afterAll, describe, expect, it } from 'vitest'
import { receiver } from '#inbox'
import { fixedClock } from '#platform/clock.ts'
import { workOnTroubles } from '../../flows/tell-of-channel.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { adapters } from '../adapters.ts'
import { deliveryStore } from '../edge/deliveries.ts'
import { healthJobs } from '../health/jobs.ts'
import { takeIn } from '../intake/intake.ts'
import { templateJobs } from '../templates/sync.ts'
import { startFakeProvider } from '../testing.ts'

const provider = await startFakeProvider()
const ctx = await testCtx({
  clock: fixedClock('2026-11-24T10:00:00Z'),
  env: { PUBLIC_URL: 'http://tutum.test', META_GRAPH_URL: provider.url },
})
const { ayperi, florist, aizada, nurlan } = await world(ctx)
const app = await createApp(ctx)
await templateJobs(ctx)
await healthJobs(ctx)
await workOnTroubles(ctx)
afterAll(async () => {
  await app.close()
  await provider.close()
})
const owner = await client(app, aizada)
const stranger = await client(app, nurlan)
const number = async (store: typeof ayperi, account: string, wabaId: string, displayNumber: string) => {
  const id = await connectTestChannel(ctx, store, 'whatsapp', account)
  await ctx.db.withStore(store, (tx) =>
    tx.query(`update channel set settings = $3 where store_id = $1 and id = $2`, [
      store,
      id,
      JSON.stringify({ wabaId, displayNumber }),
    ]),
  )
  return id
}
const first = await number(ayperi, '1', 'waba', '+996 555 010 203')
const second = await number(ayperi, '2', 'waba', '+996 555 010 204')
const other = await number(florist, '3', 'another', '+996 555 010 205')

const receive = receiver(ctx, { assistantAnswers: async () => false })
const delivers = (field: string, value: object, business = 'waba') =>
  deliversAll([{ field, value }], business)
async function deliversAll(changes: { field: string; value: object }[], business = 'waba') {
  const entry = [{ id: business, time: 1_764_000_000, changes }]
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }))
  await deliveryStore(ctx)({ kind: 'whatsapp', channelId: null, body })
  await takeIn(ctx, { adapters, receive })
  const [row] = await ctx.db.withLanes((tx) =>
    tx.query<{ state: string; outcome: { unrouted: number } }>(
      'select state, outcome from edge.inbound_delivery order by id desc limit 1',
    ),
  )
  return row
}
const noticesOf = async (channel: string, who = owner, store = ayperi) =>
  (
    await who.get<{ items: { word: string; severity: string }[] }>(
      `/api/v1/stores/${store}/channels/${channel}/notices`,
    )
  ).body.items
const troubles = () =>
  ctx.db.withStore(ayperi, (tx) =>
    tx.query(
      'select channel_id as "channelId", kind, until_at as until from channel_trouble order by channel_id',
    ),
  )
const restricted = { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'X' }] }

describe('what a provider tells about an account', () => {
  it('is shown at every number of it, once, and at no other', async () => {
    await delivers('account_update', restricted)
    expect(await delivers('account_update', restricted)).toMatchObject({
      state: 'done',
      outcome: { unrouted: 0 },
    })
    for (const channel of [first, second])
      expect(await noticesOf(channel)).toMatchObject([{ word: 'account_restriction', severity: 'critical' }])
    expect(await noticesOf(other, stranger, florist)).toEqual([])
  })

  it('about one number is shown at that number', async () => {
    await delivers('phone_number_quality_update', {
      display_phone_number: '996555010204',
      event: 'DOWNGRADE',
    })
    expect(await noticesOf(second)).toMatchObject([
      { word: expect.any(String) },
      { word: expect.any(String) },
    ])
    expect(await noticesOf(first)).toHaveLength(1)
  })

  it('restricts nothing but the number that it is about, whatever comes with it', async () => {
    await ctx.db.withStore(ayperi, (tx) => tx.query('delete from channel_trouble'))
    await deliversAll([
      {
        field: 'account_update',
        value: { event: 'DISABLED_UPDATE', phone_number: '996555010203', ban_info: {} },
      },
      {
        field: 'phone_number_name_update',
        value: { display_phone_number: '996555010204', decision: 'REJECTED' },
      },
    ])
    expect(await troubles()).toEqual([{ channelId: first, kind: 'restricted', until: null }])
    expect((await noticesOf(second)).map(({ word }) => word)).toContain('rejected')
  })

  it.each([
    ['1796083200', new Date('2026-12-01T00:00:00Z')],
    ['December 1, 2026 00:00:00 UTC', new Date('2026-12-01T00:00:00Z')],
    ['8639999999999', null],
    ['January 1, 200000', null],
  ])('with the end %s is taken in, whatever that says', async (expiration, until) => {
    await ctx.db.withStore(ayperi, async (tx) => {
      await tx.query('delete from channel_trouble')
      await tx.query('delete from channel_notice')
    })
    const value = { ...restricted, restriction_info: [{ restriction_type: 'X', expiration }] }
    expect(await delivers('account_update', value)).toMatchObject({ state: 'done' })
    expect(await troubles()).toMatchObject([{ until }, { until }])
  })

  it('about a partner that was removed comes under another id, and has the channels of its account looked at', async () => {
    await ctx.runJobs()
    await delivers(
      'account_update',
      { event: 'PARTNER_REMOVED', waba_info: { waba_id: 'waba', owner_business_id: '7' } },
      'of the partner',
    )
    expect(await noticesOf(first)).toContainEqual(expect.objectContaining({ word: 'partner_removed' }))
    const dead = { status: 401, body: { error: { message: 'removed', type: 'OAuthException', code: 190 } } }
    provider.answersBy(() => dead)
    await ctx.runJobs()
    provider.answersBy(() => undefined)
    const channels = await ctx.db.withStore(ayperi, (tx) =>
      tx.query<{ state: string }>('select state from channel where store_id = $1', [ayperi]),
    )
    expect(channels).toEqual([{ state: 'broken' }, { state: 'broken' }])
    await ctx.db.withStore(ayperi, (tx) => tx.query(`update channel set state = 'connected'`))
  })

  it('about an account that is let in again is no alarm', async () => {
    const back = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE', waba_ban_date: 'x' } }
    await delivers('account_update', back)
    expect(await noticesOf(first)).toContainEqual(
      expect.objectContaining({ word: 'disabled_update', severity: 'info' }),
    )
  })

  it('about an account of nobody is kept and counted as unrouted', async () => {
    expect(await delivers('account_update', restricted, 'unknown')).toMatchObject({
      state: 'done',
      outcome: { unrouted: 1 },
    })
  })

  it('about a disconnected number reaches nobody', async () => {
    await ctx.db.withStore(florist, (tx) => tx.query(`update channel set state = 'disconnected'`))
    expect(await delivers('account_update', restricted, 'another')).toMatchObject({
      outcome: { unrouted: 1 },
    })
  })

  it('about a template that is unknown here has the list read', async () => {
    await ctx.runJobs()
    const template = { message_template_id: 1, message_template_name: 'a', message_template_language: 'ru' }
    await delivers('message_template_status_update', { ...template, event: 'APPROVED' })
    provider.answers({
      body: {
        data: [
          { id: '1', name: 'a', language: 'ru', status: 'APPROVED', category: 'UTILITY', components: [] },
        ],
      },
    })
    await ctx.runJobs()
    const { body } = await owner.get<{ items: unknown }>(
      `/api/v1/stores/${ayperi}/channels/${first}/templates`,
    )
    expect(body.items).toMatchObject([{ name: 'a', state: 'approved' }])
  })
})
