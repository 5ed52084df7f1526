import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { ChannelId, StoreId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { adapters } from '../adapters.ts'
import { connectChannel } from '../connecting/connect.ts'
import { disconnectChannel } from '../connecting/disconnect.ts'
import { findChannel } from '../connecting/queries.ts'
import { healthJobs } from '../health/jobs.ts'
import { templateJobs } from '../templates/sync.ts'
import { startFakeProvider } from '../testing.ts'
import { leavingJobs, tellOverdue } from './jobs.ts'
import { tellProvider } from './tell-provider.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const provider = await startFakeProvider()
afterAll(() => provider.close())
const ctx = await testCtx({
  clock,
  env: {
    META_APP_ID: '100200300400500',
    META_APP_SECRET: 'demo-meta-app-secret',
    META_GRAPH_URL: `${provider.url}/graph`,
    INSTAGRAM_GRAPH_URL: `${provider.url}/instagram`,
    TELEGRAM_API_URL: `${provider.url}/telegram`,
  },
})
const { ayperi, florist, aizada, nurlan } = await world(ctx)
await leavingJobs(ctx)
await healthJobs(ctx)
await templateJobs(ctx)

const HOUR = 3_600_000
const success = { body: { success: true } }
const done = { body: { ok: true, result: true } }
const away = { status: 500, body: { error: { code: 2, message: 'away' } } }
const dead = { status: 401, body: { error: { code: 190, message: 'no' } } }
const noWebhook = { body: { ok: true, result: { url: '' } } }
const number = '106540352242922'
const answers = {
  telegram: [{ body: { ok: true, result: { id: 7000000001, is_bot: true, first_name: 'Shop' } } }, done],
  instagram: [{ body: { id: '2', user_id: '17841400000000001', username: 'ayperi.kg' } }, success],
  whatsapp: [{ body: { id: number } }, { body: { data: [{ id: number }] } }, success],
}
const requests = {
  telegram: { kind: 'telegram', botToken: '7000000001:demo-telegram-bot-token-0000000000001' },
  instagram: { kind: 'instagram', accessToken: 'demo-instagram-token' },
  whatsapp: { kind: 'whatsapp', phoneNumberId: number, wabaId: '102290129340398', accessToken: 'demo' },
} as const

beforeEach(async () => {
  provider.got.length = 0
  provider.answersBy(() => undefined)
  for (const store of [ayperi, florist])
    await ctx.db.withStore(store, async (tx) => {
      await tx.query(`select app.release_route(id) from channel where store_id = $1`, [store])
      await tx.query('delete from channel where store_id = $1', [store])
    })
  await ctx.db.asOwner((tx) => tx.query('delete from vault.secret; delete from edge.account_telling'))
  clock.move(HOUR)
})

async function connect(kind: keyof typeof requests, store: StoreId = ayperi, granted = false) {
  provider.answers(...answers[kind])
  const life = { issuedAt: clock.now(), expiresAt: null, missingPermissions: [], granted }
  const outcome = await connectChannel(ctx, store, requests[kind], life)
  if (!outcome.ok) throw new Error(outcome.code)
  provider.got.length = 0
  return outcome.channelId
}
const disconnect = (channelId: ChannelId, store: StoreId = ayperi) =>
  disconnectChannel(ctx, store, {
    channelId,
    by: store === ayperi ? aizada.memberId : nurlan.memberId,
    history: 'keep',
  })
const viewOf = (id: ChannelId) =>
  ctx.db.withStore(ayperi, async (tx) => (await findChannel(tx, id))?.disconnection)
const secrets = () =>
  ctx.db.asOwner((tx) =>
    tx.query<{ owner: string; row_id: string }>(
      'select owner, row_id from vault.secret where store_id = $1 order by owner',
      [ayperi],
    ),
  )
const calls = () => provider.got.map(({ method, url }) => `${method} ${url.split('?')[0]}`)
const partings = () =>
  ctx.db.withStore(ayperi, (tx) =>
    tx.query<{ id: string; by: string }>(
      'select id, by_member_id as by from channel_disconnection where store_id = $1 order by at',
      [ayperi],
    ),
  )

describe('a disconnected channel', () => {
  it.each([
    ['telegram', false, ['POST /telegram/bot7000000001:demo-telegram-bot-token-0000000000001/deleteWebhook']],
    ['instagram', false, ['DELETE /instagram/v25.0/me/subscribed_apps']],
    [
      'instagram',
      true,
      ['DELETE /instagram/v25.0/me/subscribed_apps', 'DELETE /instagram/v25.0/me/permissions'],
    ],
    ['whatsapp', false, ['DELETE /graph/v25.0/102290129340398/subscribed_apps']],
    [
      'whatsapp',
      true,
      ['DELETE /graph/v25.0/102290129340398/subscribed_apps', 'GET /graph/v25.0/oauth/revoke'],
    ],
  ] as const)('of %s (token of a sign-in: %s) has its provider told', async (kind, granted, expected) => {
    const id = await connect(kind, ayperi, granted)
    await disconnect(id)
    expect(await viewOf(id)).toMatchObject({ provider: 'waiting', history: 'kept' })
    provider.answers(...expected.map(() => (kind === 'telegram' ? done : success)))
    await ctx.runJobs()
    expect(calls()).toEqual(expected)
    expect(await viewOf(id)).toMatchObject({ provider: 'confirmed', nextTryAt: null })
    expect(await secrets()).toEqual([])
    expect(await partings()).toMatchObject([{ by: aizada.memberId }])
  })

  it('keeps its token nowhere but for telling the provider', async () => {
    const id = await connect('telegram')
    await disconnect(id)
    const [parting] = await partings()
    expect(await secrets()).toEqual([{ owner: 'disconnection', row_id: parting?.id }])
    provider.answers(done)
    await ctx.runJobs()
    expect(provider.got[0]?.body).toEqual({ drop_pending_updates: true })
  })

  it('is told again and again while nobody answers, longer apart, and shows when', async () => {
    const id = await connect('instagram')
    await disconnect(id)
    provider.answersBy(() => away)
    await ctx.runJobs()
    expect(provider.got).toHaveLength(1)
    const [parting] = await partings()
    const waits: number[] = []
    for (let n = 0; n < 5; n++) {
      const view = await viewOf(id)
      expect(view).toMatchObject({ provider: 'waiting', providerReason: 'provider_down 2' })
      const next = Date.parse(view?.nextTryAt ?? '')
      waits.push(next - clock.now().getTime())
      await tellProvider(ctx, ayperi, parting?.id ?? '')
      expect(provider.got).toHaveLength(n + 1)
      clock.move(next - clock.now().getTime())
      await tellProvider(ctx, ayperi, parting?.id ?? '')
      expect(provider.got).toHaveLength(n + 2)
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    provider.answersBy(() => success)
    clock.move(3 * HOUR)
    await tellOverdue(ctx)
    await ctx.runJobs()
    expect(await viewOf(id)).toMatchObject({ provider: 'confirmed', providerReason: null })
    expect(await secrets()).toEqual([])
  })

  it('has its token destroyed after a day, whether or not anybody answered', async () => {
    const id = await connect('instagram')
    await disconnect(id)
    provider.answersBy(() => away)
    await ctx.runJobs()
    clock.move(25 * HOUR)
    await tellOverdue(ctx)
    await ctx.runJobs()
    expect(await viewOf(id)).toMatchObject({ provider: 'unconfirmed', nextTryAt: null })
    expect(await secrets()).toEqual([])
  })

  it('waits as long as the provider asks for', async () => {
    const id = await connect('telegram')
    await disconnect(id)
    provider.answers({ status: 429, body: { ok: false, error_code: 429, parameters: { retry_after: 90 } } })
    await ctx.runJobs()
    const next = Date.parse((await viewOf(id))?.nextTryAt ?? '')
    expect(next - clock.now().getTime()).toBe(90_000)
  })

  it('whose token is dead is at an end: nothing more can be told with it', async () => {
    const id = await connect('whatsapp', ayperi, true)
    await disconnect(id)
    provider.answers(dead)
    await ctx.runJobs()
    expect(await viewOf(id)).toMatchObject({ provider: 'refused', providerReason: 'token_rejected 190' })
    expect(await secrets()).toEqual([])
  })

  it('counts as revoked when the provider does not know the token any more', async () => {
    const id = await connect('whatsapp', ayperi, true)
    await disconnect(id)
    provider.answers(success, 'reset')
    await ctx.runJobs()
    expect(await viewOf(id)).toMatchObject({ provider: 'waiting', providerReason: 'no_answer' })
    provider.got.length = 0
    provider.answers(dead)
    clock.move(HOUR)
    await tellOverdue(ctx)
    await ctx.runJobs()
    expect(calls()).toEqual(['GET /graph/v25.0/oauth/revoke'])
    expect(await viewOf(id)).toMatchObject({ provider: 'confirmed' })
  })

  it('that is connected again is not ended any more', async () => {
    const id = await connect('telegram')
    await disconnect(id)
    expect(await connect('telegram')).toBe(id)
    await ctx.runJobs()
    expect(provider.got).toEqual([])
    expect((await secrets()).map(({ owner }) => owner)).toEqual(['channel', 'channel'])
  })

  it('whose account another store has connected meanwhile leaves that store in peace', async () => {
    const id = await connect('telegram')
    await disconnect(id)
    await connect('telegram', florist)
    await ctx.runJobs()
    expect(provider.got).toEqual([])
    expect(await viewOf(id)).toMatchObject({ provider: 'not_needed' })
    expect(await secrets()).toEqual([])
  })

  it('leaves the subscription to a number of another store on the same business account', async () => {
    const id = await connect('whatsapp')
    const other = { ...requests.whatsapp, phoneNumberId: '222' }
    provider.answers({ body: { id: '222' } }, { body: { data: [{ id: '222' }] } }, success)
    await connectChannel(ctx, florist, other)
    await ctx.runJobs()
    provider.got.length = 0
    await disconnect(id)
    await ctx.runJobs()
    expect(provider.got).toEqual([])
    expect(await viewOf(id)).toMatchObject({ provider: 'not_needed' })
  })

  it('is looked after when it was connected again while telling its provider took far too long', async () => {
    const id = await connect('telegram')
    await disconnect(id)
    const [parting] = await partings()
    const slow = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const deleteWebhook = adapters.telegram.unsubscribe
    const spy = vi.spyOn(adapters.telegram, 'unsubscribe').mockImplementation(async (...asked) => {
      reached.resolve()
      await slow.promise
      return deleteWebhook(...asked)
    })
    const telling = tellProvider(ctx, ayperi, parting?.id ?? '')
    await reached.promise
    clock.move(2 * 60_000)
    await connect('telegram')
    provider.answers(done)
    slow.resolve()
    await telling
    spy.mockRestore()
    provider.answersBy(({ url }) => (url.endsWith('getWebhookInfo') ? noWebhook : answers.telegram[0]))
    await ctx.runJobs()
    expect(calls().filter((call) => call.endsWith('setWebhook'))).toHaveLength(1)
    expect((await secrets()).map(({ owner }) => owner)).toEqual(['channel', 'channel'])
  })

  it('with a broken seal is disconnected all the same', async () => {
    const id = await connect('instagram')
    await ctx.db.asOwner((tx) =>
      tx.query(`update vault.secret set sealed = pgp_sym_encrypt_bytea('broken', $1) where row_id = $2`, [
        ctx.config.tokenDatabaseKey,
        id,
      ]),
    )
    await disconnect(id)
    await ctx.runJobs()
    expect(provider.got).toEqual([])
    expect(await viewOf(id)).toMatchObject({ provider: 'refused', providerReason: 'token_unreadable' })
    expect(await secrets()).toEqual([])
  })
})
