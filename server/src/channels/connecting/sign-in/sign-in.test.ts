import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { createApp } from '../../../main.ts'
import { type Client, client, testCtx, world } from '../../../testing/index.ts'
import { startFakeProvider } from '../../testing.ts'
import type { ChannelView } from '../wire.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const provider = await startFakeProvider()
const ctx = await testCtx({
  clock,
  env: {
    PUBLIC_URL: 'http://tutum.test',
    INSTAGRAM_APP_ID: '200300400500600',
    INSTAGRAM_APP_SECRET: 'demo-instagram-app-secret',
    INSTAGRAM_WEB_URL: `${provider.url}/instagram-web`,
    INSTAGRAM_GRAPH_URL: `${provider.url}/instagram`,
    INSTAGRAM_API_URL: `${provider.url}/instagram-api`,
  },
})
const shops = await world(ctx)
let app: App
let aizada: Client
beforeAll(async () => {
  app = await createApp(ctx)
  aizada = await client(app, shops.aizada)
})
afterAll(async () => {
  await app.close()
  await provider.close()
})
beforeEach(() => {
  provider.got.length = 0
})

const channelsOf = (store: string) => `/api/v1/stores/${store}/channels`
const begin = async (who = aizada): Promise<URL> => {
  const { status, body } = await who.send<{ url: string }>('POST', `${channelsOf(shops.ayperi)}/sign-ins`, {
    kind: 'instagram',
  })
  expect(status).toBe(201)
  return new URL(body.url)
}
const stateOf = (url: URL): string => url.searchParams.get('state') ?? ''
interface Refused {
  readonly code: string
  readonly reason: string
}
const finish = (answer: object, who = aizada, store: string = shops.ayperi) =>
  who.send<ChannelView & Refused>('POST', `${channelsOf(store)}/sign-ins/completion`, answer)
const list = async () => (await aizada.get<{ items: ChannelView[] }>(channelsOf(shops.ayperi))).body.items

const everything =
  'instagram_business_basic,instagram_business_manage_messages,instagram_business_manage_comments'
const short = (permissions: unknown = everything) => ({
  body: { access_token: 'IGAA-short', user_id: '26000000000000001', permissions },
})
const long = { body: { access_token: 'IGAA-long', token_type: 'bearer', expires_in: 5_184_000 } }
const me = { body: { id: '26000000000000001', user_id: '17841400000000001', username: 'ayperi.kg' } }
const success = { body: { success: true } }

describe('signing in with Instagram', () => {
  it('is offered where the app is set up', async () => {
    const { body } = await aizada.get(channelsOf(shops.ayperi))
    expect(body).toMatchObject({ signIns: ['instagram'] })
  })

  it('sends the browser to Instagram with a state that is kept as a hash alone', async () => {
    const url = await begin()
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.url}/instagram-web/oauth/authorize`)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: '200300400500600',
      redirect_uri: 'http://tutum.test/connect/instagram',
      response_type: 'code',
      scope: everything,
    })
    const kept = await ctx.db.withStore(shops.ayperi, (tx) => tx.query('select * from channel_sign_in'))
    const secret = stateOf(url).split('.')[1] ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(kept)).not.toContain(secret)
  })

  it('exchanges the code twice, asks who it is, subscribes, and keeps both ids as text', async () => {
    provider.answers(short(), long, me, success)
    const { status, body } = await finish({ state: stateOf(await begin()), code: 'AQcode#_' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'instagram',
      account: '17841400000000001',
      state: 'connected',
      tokenExpiresAt: '2027-01-23T10:00:00.000Z',
      tokenProblem: null,
      missingPermissions: [],
    })
    expect(provider.got[0]).toMatchObject({
      url: '/instagram-api/oauth/access_token',
      body: {
        client_id: '200300400500600',
        client_secret: 'demo-instagram-app-secret',
        grant_type: 'authorization_code',
        redirect_uri: 'http://tutum.test/connect/instagram',
        code: 'AQcode',
      },
    })
    expect(provider.got[1]?.url).toMatch(/^\/instagram\/access_token\?grant_type=ig_exchange_token/)
    expect(provider.got[3]).toMatchObject({ method: 'POST' })
    const [row] = await ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query<{ settings: object }>('select settings from channel where id = $1', [body.id]),
    )
    expect(row?.settings).toMatchObject({ appScopedId: '26000000000000001' })
    const token = await ctx.db.withStore(shops.ayperi, (tx) =>
      ctx.vault.get(tx, { owner: 'channel', rowId: body.id, name: 'token' }),
    )
    expect(token).toBe('IGAA-long')
    expect(JSON.stringify(body)).not.toContain('IGAA')
  })

  it('reads the answer in a list, with permissions in a list, and shows which one is missing', async () => {
    const listed = short(['instagram_business_basic', 'instagram_business_manage_messages'])
    provider.answers({ body: { data: [listed.body] } }, long, me, success)
    const { body } = await finish({ state: stateOf(await begin()), code: 'AQcode' })
    expect(body).toMatchObject({
      state: 'connected',
      missingPermissions: ['instagram_business_manage_comments'],
    })
  })

  it('without the messages connects nothing', async () => {
    const before = await list()
    provider.answers(short('instagram_business_basic'))
    const { status, body } = await finish({ state: stateOf(await begin()), code: 'AQcode' })
    expect([status, body.code]).toEqual([422, 'sign_in_permission_missing'])
    expect(provider.got).toHaveLength(1)
    expect(await list()).toEqual(before)
  })

  it.each([
    [
      'a refused code',
      { status: 400, body: { error_type: 'OAuthException', code: 400 } },
      422,
      'sign_in_refused',
    ],
    [
      'a page instead of an answer',
      { status: 502, body: 'bad gateway' },
      503,
      'channel_provider_unreachable',
    ],
    ['a broken connection', 'reset', 503, 'channel_provider_unreachable'],
  ] as const)('says so at %s', async (_what, answer, status, code) => {
    provider.answers(answer)
    const refused = await finish({ state: stateOf(await begin()), code: 'AQcode' })
    expect([refused.status, refused.body.code]).toEqual([status, code])
  })

  it('that was denied connects nothing and uses the state up', async () => {
    const state = stateOf(await begin())
    const denied = await finish({ state, error: 'access_denied' })
    expect([denied.status, denied.body.code]).toEqual([422, 'sign_in_denied'])
    expect((await finish({ state, code: 'AQcode' })).body).toMatchObject({
      code: 'sign_in_void',
      reason: 'used',
    })
    expect(provider.got).toEqual([])
  })
})

describe('a state', () => {
  it('is good once, also for two that come at the same time', async () => {
    const state = stateOf(await begin())
    provider.answers(short(), long, me, success)
    const both = await Promise.all([finish({ state, code: 'AQcode' }), finish({ state, code: 'AQcode' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(provider.got).toHaveLength(4)
  })

  it('is over after ten minutes', async () => {
    const state = stateOf(await begin())
    clock.move(10 * 60_000)
    expect(await finish({ state, code: 'AQcode' })).toMatchObject({
      status: 409,
      body: { code: 'sign_in_void', reason: 'late' },
    })
  })

  it('is foreign to another session of the same person, to another store, and when invented', async () => {
    const state = stateOf(await begin())
    const foreign = { status: 409, body: { code: 'sign_in_void', reason: 'foreign' } }
    const elsewhere = await client(app, shops.aizada)
    expect(await finish({ state, code: 'AQcode' }, elsewhere)).toMatchObject(foreign)
    const nurlan = await client(app, shops.nurlan)
    expect(await finish({ state, code: 'AQcode' }, nurlan, shops.florist)).toMatchObject(foreign)
    expect(await finish({ state: `${shops.ayperi}.x`, code: 'AQcode' })).toMatchObject(foreign)
    expect(provider.got).toEqual([])
    // None of them has used it up.
    expect((await finish({ state, error: 'access_denied' })).body.code).toBe('sign_in_denied')
  })
})
