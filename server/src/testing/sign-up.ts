import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import type { ChannelView, SignInNumbers } from '../channels/connecting/wire.ts'
import { type FakeAnswer, startFakeProvider } from '../channels/testing.ts'
import { createApp } from '../main.ts'
import { type Client, client, testCtx, world } from './index.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const env = {
  PUBLIC_URL: 'http://tutum.test',
  META_APP_ID: '100200300400500',
  META_APP_SECRET: 'demo-meta-app-secret',
  WHATSAPP_SIGNUP_CONFIG_ID: '700800900',
  META_WEB_URL: 'http://facebook.test',
}

export const waba = '102290129340000'
export const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'] as const
/** What `debug_token` says of a token that may all it must. */
export const tokenInfo = {
  app_id: '100200300400500',
  user_id: '122100000000000001',
  is_valid: true,
  expires_at: 0,
  scopes: [...scopes],
  granular_scopes: scopes.map((scope) => ({ scope, target_ids: [waba] })),
}
export const fresh = { platform_type: 'NOT_APPLICABLE', status: 'PENDING', is_on_biz_app: false }
export const registered = { platform_type: 'CLOUD_API', status: 'CONNECTED', is_on_biz_app: false }

export const refusal = (code: number, more = {}): FakeAnswer => ({
  status: 400,
  body: { error: { code, message: 'no', ...more } },
})
export const channelsOf = (store: string) => `/api/v1/stores/${store}/channels`

export interface Refused {
  readonly code: string
  readonly reason: string
}

/** The demo stores with a Meta of their own that knows one fresh number, 201; before each test it is so again. */
export async function signUpWorld() {
  const meta = await startFakeProvider()
  const ctx = await testCtx({ clock, env: { ...env, META_GRAPH_URL: meta.url } })
  const shops = await world(ctx)
  afterAll(() => meta.close())
  const numbers: Record<string, object> = {}
  /** Of a business account; 'closed' when the token does not open it. */
  const phones: Record<string, string[] | 'closed'> = {}
  /** What Meta answers by the last part of the path; tests change single answers. */
  const says: Record<string, FakeAnswer> = {}
  let app: App
  let aizada: Client

  beforeEach(() => {
    meta.got.length = 0
    for (const known of [numbers, phones, says]) for (const key of Object.keys(known)) delete known[key]
    phones[waba] = ['201']
    numbers['201'] = fresh
    Object.assign(says, {
      access_token: { body: { access_token: 'EAAB-business', token_type: 'bearer' } },
      debug_token: { body: { data: tokenInfo } },
      register: { body: { success: true } },
      subscribed_apps: { body: { success: true } },
    })
  })
  meta.answersBy(({ url }) => {
    const [, , node = '', edge] = new URL(url, meta.url).pathname.split('/')
    if (edge === 'phone_numbers') {
      const ids = phones[node] ?? 'closed'
      return ids === 'closed' ? refusal(100) : { body: { data: ids.map((id) => ({ id })) } }
    }
    const number = numbers[node]
    if (number && !edge)
      return {
        body: { id: node, display_phone_number: `+996 555 010 ${node}`, verified_name: 'Ayperi', ...number },
      }
    return says[edge ?? node]
  })

  const begin = async (more = {}): Promise<URL> => {
    const { status, body } = await aizada.send<{ url: string }>(
      'POST',
      `${channelsOf(shops.ayperi)}/sign-ins`,
      { kind: 'whatsapp', ...more },
    )
    expect(status).toBe(201)
    return new URL(body.url)
  }
  const newState = async () => (await begin()).searchParams.get('state') ?? ''
  const finish = (answer: object) =>
    aizada.send<ChannelView & Refused & SignInNumbers>(
      'POST',
      `${channelsOf(shops.ayperi)}/sign-ins/completion`,
      answer,
    )
  return {
    ...{ ctx, clock, meta, shops, numbers, phones, says, begin, newState, finish },
    /** Each part of these tests gets a server of its own: one server takes only so many tries in a minute. */
    withServer(): void {
      beforeAll(async () => {
        app = await createApp(ctx)
        aizada = await client(app, shops.aizada)
      })
      afterAll(() => app.close())
    },
    clientOf: (who: Parameters<typeof client>[1]) => client(app, who),
    choose: (choice: object, who = aizada, store: string = shops.ayperi) =>
      who.send<ChannelView & Refused>('POST', `${channelsOf(store)}/sign-ins/choice`, choice),
    list: async () => (await aizada.get<{ items: ChannelView[] }>(channelsOf(shops.ayperi))).body.items,
    /** @returns the state of a sign-up whose token waits for its number */
    async waits(): Promise<string> {
      const state = await newState()
      expect((await finish({ state, code: 'AQ' })).status).toBe(200)
      meta.got.length = 0
      return state
    },
    /** How many tokens wait. */
    async sealed(): Promise<number> {
      const rows = await ctx.db.withStore(shops.ayperi, (tx) =>
        tx.query('select 1 from channel_sign_in where granted is not null'),
      )
      return rows.length
    },
    edgesAsked: () => meta.got.map(({ url }) => new URL(url, meta.url).pathname.split('/').at(-1)),
  }
}
