import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { channelContractsPresent, metaContract } from '../../../../../tests/contracts/channels-contracts.ts'
import { createApp } from '../../../main.ts'
import { type Client, client, testCtx, world } from '../../../testing/index.ts'
import { type FakeAnswer, startFakeProvider } from '../../testing.ts'
import type { ChannelView, SignInNumbers } from '../wire.ts'
import { forget } from './grant.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const meta = await startFakeProvider()
const ctx = await testCtx({
  clock,
  env: {
    PUBLIC_URL: 'http://tutum.test',
    META_APP_ID: '100200300400500',
    META_APP_SECRET: 'demo-meta-app-secret',
    WHATSAPP_SIGNUP_CONFIG_ID: '700800900',
    META_WEB_URL: 'http://facebook.test',
    META_GRAPH_URL: meta.url,
  },
})
let shops: Awaited<ReturnType<typeof world>>
let app: App
let aizada: Client
beforeAll(async () => {
  shops = await world(ctx)
})
afterAll(() => meta.close())

/** Each part of these tests gets a server of its own: one server takes only so many tries in a minute. */
function withServer(): void {
  beforeAll(async () => {
    app = await createApp(ctx)
    aizada = await client(app, shops.aizada)
  })
  afterAll(() => app.close())
}

const waba = '102290129340000'
const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging']
const info = {
  app_id: '100200300400500',
  user_id: '122100000000000001',
  is_valid: true,
  expires_at: 0,
  scopes,
  granular_scopes: scopes.map((scope) => ({ scope, target_ids: [waba] })),
}
const fresh = { platform_type: 'NOT_APPLICABLE', status: 'PENDING', is_on_biz_app: false }
const registered = { platform_type: 'CLOUD_API', status: 'CONNECTED', is_on_biz_app: false }
const numbers: Record<string, object> = {}
const phones: Record<string, string[]> = {}

/** What Meta answers by the last part of the path; tests change single answers. */
let says: Record<string, FakeAnswer>
beforeEach(() => {
  meta.got.length = 0
  for (const id of Object.keys(numbers)) delete numbers[id]
  phones[waba] = ['201']
  numbers['201'] = fresh
  says = {
    access_token: { body: { access_token: 'EAAB-business', token_type: 'bearer' } },
    debug_token: { body: { data: info } },
    register: { body: { success: true } },
    subscribed_apps: { body: { success: true } },
  }
})
meta.answersBy(({ url }) => {
  const [, , node = '', edge] = new URL(url, meta.url).pathname.split('/')
  if (edge === 'phone_numbers') return { body: { data: (phones[node] ?? []).map((id) => ({ id })) } }
  const number = numbers[node]
  if (number && !edge)
    return {
      body: { id: node, display_phone_number: `+996 555 010 ${node}`, verified_name: 'Ayperi', ...number },
    }
  return says[edge ?? node]
})
const edgesAsked = () => meta.got.map(({ url }) => new URL(url, meta.url).pathname.split('/').at(-1))
const refusal = (code: number, more = {}): FakeAnswer => ({
  status: 400,
  body: { error: { code, message: 'no', ...more } },
})

const channelsOf = (store: string) => `/api/v1/stores/${store}/channels`
const begin = async (more = {}, who = aizada): Promise<URL> => {
  const { status, body } = await who.send<{ url: string }>('POST', `${channelsOf(shops.ayperi)}/sign-ins`, {
    kind: 'whatsapp',
    ...more,
  })
  expect(status).toBe(201)
  return new URL(body.url)
}
const newState = async (): Promise<string> => (await begin()).searchParams.get('state') ?? ''
interface Refused {
  readonly code: string
  readonly reason: string
}
const finish = (answer: object, who = aizada) =>
  who.send<ChannelView & Refused & SignInNumbers>(
    'POST',
    `${channelsOf(shops.ayperi)}/sign-ins/completion`,
    answer,
  )
const choose = (choice: object, who = aizada, store: string = shops.ayperi) =>
  who.send<ChannelView & Refused>('POST', `${channelsOf(store)}/sign-ins/choice`, choice)
const list = async () => (await aizada.get<{ items: ChannelView[] }>(channelsOf(shops.ayperi))).body.items
const waits = async (): Promise<string> => {
  const state = await newState()
  expect((await finish({ state, code: 'AQ' })).status).toBe(200)
  meta.got.length = 0
  return state
}
const sealed = async () => {
  const rows = await ctx.db.withStore(shops.ayperi, (tx) =>
    tx.query<{ id: string; granted: unknown }>(
      'select id, granted from channel_sign_in where granted is not null',
    ),
  )
  return rows.length
}

describe('signing up with WhatsApp', () => {
  withServer()

  it('sends the browser to Meta with the configuration, and says when the number stays in the phone app', async () => {
    const url = await begin()
    expect(`${url.origin}${url.pathname}`).toMatch(/^http:\/\/facebook\.test\/v\d+\.0\/dialog\/oauth$/)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: '100200300400500',
      config_id: '700800900',
      redirect_uri: 'http://tutum.test/connect/whatsapp',
      response_type: 'code',
      override_default_response_type: 'true',
      extras: '{"setup":{}}',
    })
    const coexisting = await begin({ coexisting: true })
    expect(coexisting.searchParams.get('extras')).toContain('whatsapp_business_app_onboarding')
  })

  it('exchanges the code at the address it was given for, and shows the number that needs a PIN', async () => {
    const { status, body } = await finish({ state: await newState(), code: 'AQ' })
    expect(status).toBe(200)
    expect(body).toEqual({
      numbers: [
        { id: '201', displayNumber: '+996 555 010 201', name: 'Ayperi', coexisting: false, needsPin: true },
      ],
    })
    const asked = new URL(meta.got[0]?.url ?? '', meta.url)
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: '100200300400500',
      client_secret: 'demo-meta-app-secret',
      redirect_uri: 'http://tutum.test/connect/whatsapp',
      code: 'AQ',
    })
    expect(meta.got[1]?.headers['authorization']).toBe('Bearer 100200300400500|demo-meta-app-secret')
    expect(edgesAsked()).not.toContain('register')
    expect(JSON.stringify(body)).not.toContain('EAAB')
  })

  it('registers with the PIN, subscribes, seals the token, and answers a repetition with the same channel', async () => {
    const before = await sealed()
    const state = await waits()
    const { status, body } = await choose({ state, phoneNumberId: '201', pin: '123456' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'whatsapp', account: '201', state: 'connected', coexisting: false })
    const register = meta.got.find(({ url }) => url.includes('/201/register'))
    expect(register?.body).toEqual({ messaging_product: 'whatsapp', pin: '123456' })
    if (channelContractsPresent())
      expect(metaContract()('WhatsAppBusinessPhoneNumberRegistrationRequest')(register?.body)).toEqual([])
    expect(edgesAsked().indexOf('subscribed_apps')).toBeGreaterThan(edgesAsked().indexOf('register'))
    const token = await ctx.db.withStore(shops.ayperi, (tx) =>
      ctx.vault.get(tx, { owner: 'channel', rowId: body.id, name: 'token' }),
    )
    expect(token).toBe('EAAB-business')
    expect(await sealed()).toBe(before)
    meta.got.length = 0
    const again = await choose({ state, phoneNumberId: '201', pin: '123456' })
    expect([again.status, again.body.id]).toEqual([201, body.id])
    const finished = await finish({ state, code: 'AQ' })
    expect([finished.status, finished.body.id]).toEqual([201, body.id])
    expect(meta.got).toEqual([])
  })

  it('connects a single registered number at once, without registering it again', async () => {
    numbers['201'] = registered
    const { status, body } = await finish({ state: await newState(), code: 'AQ' })
    expect([status, body.state]).toEqual([201, 'connected'])
    expect(edgesAsked()).not.toContain('register')
  })

  it('never registers a number that lives in the phone app, and notes that it does', async () => {
    numbers['201'] = { ...fresh, is_on_biz_app: true }
    const { status, body } = await finish({ state: await newState(), code: 'AQ' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'connected', coexisting: true })
    expect(edgesAsked()).not.toContain('register')
  })

  it('lets the member choose between several numbers of several business accounts', async () => {
    const other = '102290129340001'
    Object.assign(numbers, { '202': registered, '203': fresh })
    Object.assign(phones, { [waba]: ['201', '202'], [other]: ['203'] })
    says['debug_token'] = {
      body: { data: { ...info, granular_scopes: [{ scope: scopes[0], target_ids: [waba, other] }] } },
    }
    const state = await newState()
    const { body } = await finish({ state, code: 'AQ' })
    expect(body.numbers.map(({ id }) => id)).toEqual(['201', '202', '203'])
    const chosen = await choose({ state, phoneNumberId: '203', pin: '123456' })
    expect(chosen.body).toMatchObject({ account: '203', state: 'connected' })
    expect(meta.got.some(({ url }) => url.includes(`/${other}/subscribed_apps`))).toBe(true)
  })

  it('asks whose token it is when it names no business account', async () => {
    says['debug_token'] = { body: { data: { ...info, granular_scopes: [{ scope: scopes[0] }] } } }
    says['assigned_whatsapp_business_accounts'] = { body: { data: [{ id: waba }] } }
    const { body } = await finish({ state: await newState(), code: 'AQ' })
    expect(body.numbers).toHaveLength(1)
    expect(meta.got.some(({ url }) => url.includes('/122100000000000001/assigned_'))).toBe(true)
  })
})

describe('what a sign-up may not bring', () => {
  withServer()

  it.each([
    ['a refused code', { access_token: refusal(100) }, 422, 'sign_in_refused'],
    [
      'Meta away at the code',
      { access_token: { status: 502, body: 'bad' } },
      503,
      'channel_provider_unreachable',
    ],
    [
      'a token of another app',
      { debug_token: { body: { data: { ...info, app_id: '9' } } } },
      422,
      'sign_in_refused',
    ],
    [
      'a dead token',
      { debug_token: { body: { data: { ...info, is_valid: false } } } },
      422,
      'sign_in_refused',
    ],
    [
      'a permission that is missing',
      { debug_token: { body: { data: { ...info, scopes: ['whatsapp_business_messaging'] } } } },
      422,
      'sign_in_permission_missing',
    ],
  ] as const)('%s', async (_what, answers, status, code) => {
    const before = [await list(), await sealed()]
    Object.assign(says, answers)
    const refused = await finish({ state: await newState(), code: 'AQ' })
    expect([refused.status, refused.body.code]).toEqual([status, code])
    expect([await list(), await sealed()]).toEqual(before)
  })

  it('a no, and the state is used up', async () => {
    const state = await newState()
    expect((await finish({ state, error: 'access_denied' })).body.code).toBe('sign_in_denied')
    expect((await finish({ state, code: 'AQ' })).body).toMatchObject({ code: 'sign_in_void', reason: 'used' })
    expect(meta.got).toEqual([])
  })

  it('a business account without a number', async () => {
    phones[waba] = []
    const refused = await finish({ state: await newState(), code: 'AQ' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_no_number'])
  })

  it('a number that the token was not given for, though Meta knows it', async () => {
    const state = await waits()
    numbers['999'] = registered
    const before = await list()
    const refused = await choose({ state, phoneNumberId: '999' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_number_foreign'])
    expect(edgesAsked()).not.toContain('register')
    expect(await list()).toEqual(before)
  })

  it('a number that another store has connected, which is not touched', async () => {
    numbers['204'] = fresh
    phones[waba] = ['204']
    const nurlan = await client(app, shops.nurlan)
    const florist = await nurlan.send('POST', channelsOf(shops.florist), {
      kind: 'whatsapp',
      phoneNumberId: '204',
      wabaId: waba,
      accessToken: 'EAAB-florist',
    })
    expect(florist.status).toBe(201)
    const state = await waits()
    const refused = await choose({ state, phoneNumberId: '204', pin: '123456' })
    expect([refused.status, refused.body.code]).toEqual([409, 'channel_account_taken'])
    expect(edgesAsked()).not.toContain('register')
  })
})

describe('a PIN', () => {
  withServer()

  it('is asked for where the number has to be registered', async () => {
    numbers['205'] = fresh
    phones[waba] = ['205']
    const state = await waits()
    const refused = await choose({ state, phoneNumberId: '205' })
    expect([refused.status, refused.body.code]).toEqual([422, 'sign_in_pin_missing'])
    expect((await choose({ state, phoneNumberId: '205', pin: '12345' })).status).toBe(422)
    expect(edgesAsked()).not.toContain('register')
  })

  it.each([
    [133005, 422, 'sign_in_pin_wrong'],
    [133008, 422, 'sign_in_pin_locked'],
    [133009, 422, 'sign_in_pin_locked'],
    [133006, 422, 'sign_in_number_unverified'],
    [133015, 422, 'sign_in_number_busy'],
    [133016, 422, 'sign_in_number_busy'],
    [100, 422, 'sign_in_number_refused'],
  ])('that Meta answers with %i connects nothing and may be tried again', async (code, status, why) => {
    numbers['206'] = fresh
    phones[waba] = ['206']
    const before = await list()
    const state = await waits()
    says['register'] = refusal(code)
    const refused = await choose({ state, phoneNumberId: '206', pin: '111111' })
    expect([refused.status, refused.body.code]).toEqual([status, why])
    expect(edgesAsked()).not.toContain('subscribed_apps')
    expect(await list()).toEqual(before)
    expect(await sealed()).toBeGreaterThan(0)
  })

  it('that was wrong is followed by the right one', async () => {
    numbers['207'] = fresh
    phones[waba] = ['207']
    const state = await waits()
    says['register'] = refusal(133005)
    expect((await choose({ state, phoneNumberId: '207', pin: '111111' })).status).toBe(422)
    says['register'] = { body: { success: true } }
    expect((await choose({ state, phoneNumberId: '207', pin: '222222' })).body.state).toBe('connected')
  })
})

describe('a number that waits to be chosen', () => {
  withServer()

  it('waits for who began, for ten minutes, and in no other store', async () => {
    const state = await waits()
    const choice = { state, phoneNumberId: '201', pin: '123456' }
    const foreign = { status: 409, body: { code: 'sign_in_void', reason: 'foreign' } }
    expect(await choose(choice, await client(app, shops.aizada))).toMatchObject(foreign)
    expect(await choose(choice, await client(app, shops.nurlan), shops.florist)).toMatchObject(foreign)
    expect(await choose({ ...choice, state: `${shops.ayperi}.x` })).toMatchObject(foreign)
    clock.move(10 * 60_000)
    expect(await choose(choice)).toMatchObject({
      status: 409,
      body: { code: 'sign_in_void', reason: 'late' },
    })
    expect(meta.got).toEqual([])
  })

  it('leaves no token behind when nobody chooses', async () => {
    const state = await waits()
    const rows = await ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query<{ id: string }>('select id from channel_sign_in where granted is not null'),
    )
    const place = (rowId: string) => ({ owner: 'sign_in', rowId, name: 'token' }) as const
    const tokens = () =>
      ctx.db.withStore(shops.ayperi, (tx) => Promise.all(rows.map(({ id }) => ctx.vault.get(tx, place(id)))))
    expect(await tokens()).toContain('EAAB-business')
    for (const { id } of rows) await forget(ctx, shops.ayperi, id)
    expect((await tokens()).filter((token) => token !== undefined)).toEqual([])
    expect((await choose({ state, phoneNumberId: '201', pin: '123456' })).body.code).toBe('sign_in_void')
  })

  it('is shown again to who lost the answer', async () => {
    const state = await waits()
    const again = await finish({ state, code: 'AQ' })
    expect([again.status, again.body.numbers.length]).toEqual([200, 1])
    expect(edgesAsked()).not.toContain('access_token')
  })
})

describe('an installation without its own app', () => {
  it('offers no sign-up and says what is missing', async () => {
    const bare = await testCtx({ env: { META_APP_SECRET: 'demo-meta-app-secret' } })
    const theirs = await world(bare)
    const without = await createApp(bare)
    const member = await client(without, theirs.aizada)
    const { body } = await member.get(channelsOf(theirs.ayperi))
    expect(body).toMatchObject({
      signIns: [],
      signInsMissing: [{ kind: 'whatsapp', variables: ['META_APP_ID', 'WHATSAPP_SIGNUP_CONFIG_ID'] }],
    })
    const refused = await member.send<Refused>('POST', `${channelsOf(theirs.ayperi)}/sign-ins`, {
      kind: 'whatsapp',
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'sign_in_not_offered'])
    await without.close()
  })
})
