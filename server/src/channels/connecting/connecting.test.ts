import { createHash } from 'node:crypto'
import { fastify } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '#platform/http/app.ts'
import { answerProblems } from '#platform/http/errors.ts'
import type { StoreId } from '#platform/ids.ts'
import { workOnTroubles } from '../../flows/tell-of-channel.ts'
import { testCtx, world } from '../../testing/index.ts'
import { leavingJobs } from '../leaving/jobs.ts'
import { wantedUpdates } from '../telegram/subscription.ts'
import { templatesOf } from '../templates/queries.ts'
import { templateJobs } from '../templates/sync.ts'
import { startFakeProvider } from '../testing.ts'
import { connectingRoutes } from './routes.ts'
import type { ChannelView } from './wire.ts'

const provider = await startFakeProvider()
const ctx = await testCtx({
  env: {
    PUBLIC_URL: 'http://tutum.test',
    META_APP_ID: '100200300400500',
    META_APP_SECRET: 'demo-meta-app-secret',
    INSTAGRAM_APP_SECRET: 'demo-instagram-app-secret',
    META_GRAPH_URL: `${provider.url}/graph`,
    INSTAGRAM_GRAPH_URL: `${provider.url}/instagram`,
    TELEGRAM_API_URL: `${provider.url}/telegram`,
  },
})
const { ayperi, florist, aizada } = await world(ctx)
await leavingJobs(ctx)
await templateJobs(ctx)
await workOnTroubles(ctx)
const app = await bareApp()
afterAll(async () => {
  await app.close()
  await provider.close()
})
beforeEach(() => {
  provider.got.length = 0
})

/** The routes alone: who may call them is another module's matter. */
async function bareApp(): Promise<App> {
  const app: App = fastify({ loggerInstance: ctx.log }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  app.decorateRequest('member')
  app.addHook('onRequest', async (request) => {
    request.member = { id: aizada.memberId, personId: aizada.personId, role: 'owner' }
  })
  await connectingRoutes(app, ctx)
  return app
}

const urlOf = (store: StoreId) => `/stores/${store}/channels`
async function connect(store: StoreId, payload: object): Promise<{ status: number; body: ChannelView }> {
  const answer = await app.inject({ method: 'POST', url: urlOf(store), payload })
  return { status: answer.statusCode, body: answer.json() }
}
const list = async (store: StoreId): Promise<ChannelView[]> =>
  (await app.inject({ method: 'GET', url: urlOf(store) })).json().items
const disconnect = async (store: StoreId, id: string) => {
  const { statusCode } = await app.inject({ method: 'DELETE', url: `${urlOf(store)}/${id}` })
  await ctx.runJobs()
  return statusCode
}
const secretOf = (store: StoreId, rowId: string, name: string) =>
  ctx.db.withStore(store, (tx) => ctx.vault.get(tx, { owner: 'channel', rowId, name }))
const routesOf = (channelId: string) =>
  ctx.db.asOwner((tx) =>
    tx.query<{ account: string; hash: string | null }>(
      `select external_id as account, encode(secret_hash, 'hex') as hash from edge.channel_route where channel_id = $1 order by length(external_id)`,
      [channelId],
    ),
  )

const success = { body: { success: true } }
const refusedToken = { status: 401, body: { error: { message: 'Invalid OAuth access token', code: 190 } } }
const getMe = (id: number, username: string) => ({
  body: { ok: true, result: { id, is_bot: true, first_name: 'Shop', username } },
})
const webhookSet = { body: { ok: true, result: true, description: 'Webhook was set' } }
const phone = {
  body: { id: '106540352242922', display_phone_number: '+996 555 010 203', verified_name: 'Ayperi' },
}
const phones = { body: { data: [{ id: '999' }, { id: '106540352242922' }] } }
const whatsapp = {
  kind: 'whatsapp',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  accessToken: 'demo-whatsapp-token',
}
const bot = (id: number) => ({ kind: 'telegram', botToken: `${id}:demo-telegram-bot-token-0000000000001` })

describe('connecting Telegram', () => {
  it('asks whose token it is, seals it, and sets a webhook with a secret of its own', async () => {
    provider.answers(getMe(7000000001, 'ayperi_shop_bot'), webhookSet)
    const { status, body } = await connect(ayperi, bot(7000000001))
    expect(status).toBe(201)
    const webhookUrl = `http://tutum.test/api/v1/webhooks/telegram/${body.id}`
    expect(body).toMatchObject({
      kind: 'telegram',
      name: '@ayperi_shop_bot',
      account: '7000000001',
      state: 'connected',
      stateReason: null,
      lastInboundAt: null,
      webhookUrl,
    })
    expect(JSON.stringify(body)).not.toContain('demo-telegram-bot-token')

    expect(await secretOf(ayperi, body.id, 'token')).toBe('7000000001:demo-telegram-bot-token-0000000000001')
    const secret = (await secretOf(ayperi, body.id, 'webhook_secret')) ?? ''
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(provider.got[1]).toMatchObject({
      body: { url: webhookUrl, secret_token: secret, allowed_updates: wantedUpdates },
    })
    const hash = createHash('sha256').update(secret).digest('hex')
    expect(await routesOf(body.id)).toEqual([
      { account: '7000000001', hash },
      { account: body.id, hash },
    ])
  })

  it('again keeps the channel and changes its secret', async () => {
    const [before] = await list(ayperi)
    const id = before?.id ?? ''
    const secret = await secretOf(ayperi, id, 'webhook_secret')
    provider.answers(getMe(7000000001, 'renamed_bot'), webhookSet)
    expect((await connect(ayperi, bot(7000000001))).body).toMatchObject({ id, name: '@renamed_bot' })
    expect(await secretOf(ayperi, id, 'webhook_secret')).not.toBe(secret)
    expect(await list(ayperi)).toHaveLength(1)
  })

  it('that another store has connected is refused, and nothing is written or subscribed', async () => {
    provider.answers(getMe(7000000001, 'ayperi_shop_bot'))
    expect(await connect(florist, bot(7000000001))).toMatchObject({
      status: 409,
      body: { code: 'channel_account_taken' },
    })
    expect(await list(florist)).toEqual([])
    expect(provider.got).toHaveLength(1)
  })

  it('shows when Telegram will not deliver here', async () => {
    provider.answers(getMe(7000000002, 'other_bot'), {
      status: 400,
      body: { ok: false, error_code: 400, description: 'Bad Request: bad webhook' },
    })
    const { status, body } = await connect(florist, bot(7000000002))
    expect([status, body.state, body.stateReason]).toEqual([201, 'broken', 'not_subscribed 400'])
    expect(await disconnect(florist, body.id)).toBe(204)
  })
})

describe('connecting WhatsApp', () => {
  it('checks number and business account, and subscribes the app', async () => {
    provider.answers(phone, phones, success)
    const { status, body } = await connect(ayperi, whatsapp)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: 'Ayperi',
      account: '106540352242922',
      state: 'connected',
      webhookUrl: 'http://tutum.test/api/v1/webhooks/meta/whatsapp',
    })
    expect(provider.got.map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual([
      'GET /graph/v25.0/106540352242922',
      'GET /graph/v25.0/102290129340398/phone_numbers',
      'POST /graph/v25.0/102290129340398/subscribed_apps',
    ])
    expect(await routesOf(body.id)).toEqual([{ account: '106540352242922', hash: null }])
    await disconnect(ayperi, body.id)
  })

  it('reads the templates that are there already, so that they can be sent at once', async () => {
    const template = { id: '1', name: 'back_soon', language: 'ru', status: 'APPROVED', category: 'UTILITY' }
    provider.answers(phone, phones, success, { body: { data: [{ ...template, components: [] }] } })
    const { body } = await connect(ayperi, whatsapp)
    await ctx.runJobs()
    const rows = await ctx.db.withStore(ayperi, (tx) => templatesOf(tx, whatsapp.wabaId))
    expect(rows).toMatchObject([{ name: 'back_soon', state: 'approved' }])
    await disconnect(ayperi, body.id)
  })

  it('finds the business account through the token when it is not given', async () => {
    const granular_scopes = [{ scope: 'whatsapp_business_management', target_ids: ['102290129340398'] }]
    provider.answers(phone, { body: { data: { is_valid: true, granular_scopes } } }, phones, success, success)
    const { body } = await connect(ayperi, { ...whatsapp, wabaId: undefined })
    expect(body.state).toBe('connected')
    expect(provider.got[1]).toMatchObject({
      headers: { authorization: 'Bearer 100200300400500|demo-meta-app-secret' },
    })
    await disconnect(ayperi, body.id)
  })

  it.each([
    ['a dead token', [refusedToken], 'accessToken', 'wrong_token'],
    [
      'a token of another app',
      [
        {
          status: 400,
          body: { error: { code: 100, message: 'Invalid appsecret_proof provided in the API argument' } },
        },
      ],
      'accessToken',
      'wrong_token',
    ],
    [
      'a token without permission',
      [{ status: 403, body: { error: { code: 10, message: 'no' } } }],
      'accessToken',
      'missing_permission',
    ],
    [
      'an unknown number',
      [{ status: 400, body: { error: { code: 100, error_subcode: 33, message: 'no' } } }],
      'phoneNumberId',
      'unknown_account',
    ],
    ["another business's number", [phone, { body: { data: [{ id: '1' }] } }], 'wabaId', 'unknown_account'],
  ])('with %s says which field is wrong', async (_, answers, field, reason) => {
    provider.answers(...answers)
    const { status, body } = await connect(ayperi, whatsapp)
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'channel_credentials_wrong', field, reason })
  })

  it('while Meta is away blames nobody', async () => {
    provider.answers('reset')
    expect(await connect(ayperi, whatsapp)).toMatchObject({
      status: 503,
      body: { code: 'channel_provider_unreachable' },
    })
  })
})

describe('connecting Instagram', () => {
  const me = { id: '26000000000000001', user_id: '17841400000000001', username: 'ayperi.kg', name: 'Ayperi' }
  const instagram = { kind: 'instagram', accessToken: 'demo-instagram-token' }

  it.each([
    ['flat', me],
    ['in a list', { data: [me] }],
  ])('takes the id that deliveries carry (answer %s)', async (_, answer) => {
    provider.answers({ body: answer }, success)
    const { body } = await connect(ayperi, instagram)
    expect(body).toMatchObject({ name: '@ayperi.kg', account: '17841400000000001', state: 'connected' })
  })

  it('subscribes to less when the app may not have all', async () => {
    const refused = { status: 400, body: { error: { code: 100, message: 'no' } } }
    provider.answers({ body: me }, refused, refused, success)
    expect((await connect(ayperi, instagram)).body.state).toBe('connected')
    const [, all, fewer, fewest] = provider.got.map(({ url }) => new URL(url, 'http://x').searchParams)
    expect(all?.get('subscribed_fields')).toContain('message_edit')
    expect(fewer?.get('subscribed_fields')).toMatch(/^messages,message_echoes,[^.]*messaging_referral$/)
    expect(fewest?.get('subscribed_fields')).toBe('messages,messaging_seen')
  })

  it('with the token of another account is refused', async () => {
    provider.answers({ body: me })
    expect(await connect(ayperi, { ...instagram, accountId: '17841400000000009' })).toMatchObject({
      status: 422,
      body: { field: 'accountId', reason: 'unknown_account' },
    })
  })
})

describe('what is no request', () => {
  it.each([
    [{ kind: 'fax' }],
    [{ kind: 'telegram' }],
    [{ kind: 'telegram', botToken: '' }],
    [{ ...whatsapp, phoneNumberId: '+996 555' }],
    [{ ...whatsapp, surprise: true }],
  ])('%j is refused before anybody is asked', async (request) => {
    expect((await connect(ayperi, request)).status).toBe(422)
    expect(provider.got).toEqual([])
  })

  it('a text that cannot be a bot token is refused with what to copy', async () => {
    expect(await connect(ayperi, { kind: 'telegram', botToken: '@ayperi_shop_bot' })).toMatchObject({
      status: 422,
      body: { code: 'channel_credentials_wrong', field: 'botToken' },
    })
    expect(provider.got).toEqual([])
  })
})

describe('disconnecting', () => {
  const telegramChannel = async () => {
    const channel = (await list(ayperi)).find(({ kind }) => kind === 'telegram')
    return channel?.id ?? ''
  }

  it("of another store's channel finds nothing", async () => {
    expect(await disconnect(florist, await telegramChannel())).toBe(404)
    expect(provider.got).toEqual([])
  })

  it('ends the subscription, destroys the secrets, frees the account and keeps the channel in the list', async () => {
    const id = await telegramChannel()
    provider.answers({ body: { ok: true, result: true } })
    expect(await disconnect(ayperi, id)).toBe(204)
    expect(provider.got[0]?.url).toContain('/deleteWebhook')
    expect(await secretOf(ayperi, id, 'token')).toBeUndefined()
    expect(await secretOf(ayperi, id, 'webhook_secret')).toBeUndefined()
    expect(await routesOf(id)).toEqual([])
    expect((await list(ayperi)).find((channel) => channel.id === id)).toMatchObject({ state: 'disconnected' })
  })

  it('twice changes nothing', async () => {
    expect(await disconnect(ayperi, await telegramChannel())).toBe(204)
    expect(provider.got).toEqual([])
  })

  it('lets another store connect the account', async () => {
    provider.answers(getMe(7000000001, 'ayperi_shop_bot'), webhookSet)
    const { status, body } = await connect(florist, bot(7000000001))
    expect(status).toBe(201)
    provider.answers('reset')
    expect(await disconnect(florist, body.id)).toBe(204)
  })

  it('of one number leaves the subscription to the other number of the same business account', async () => {
    const second = { ...whatsapp, phoneNumberId: '222' }
    provider.answers(
      phone,
      phones,
      success,
      { body: { id: '222' } },
      { body: { data: [{ id: '222' }] } },
      success,
    )
    const one = (await connect(ayperi, whatsapp)).body.id
    const two = (await connect(ayperi, second)).body.id
    await ctx.runJobs()
    provider.got.length = 0
    expect(await disconnect(ayperi, one)).toBe(204)
    expect(provider.got).toEqual([])
    provider.answers(success)
    expect(await disconnect(ayperi, two)).toBe(204)
    expect(provider.got).toMatchObject([{ method: 'DELETE' }])
  })

  it('tells the panels', async () => {
    const events = await ctx.db.withStore(ayperi, (tx) =>
      tx.query<{ kind: string }>(
        `select distinct kind from store_event where store_id = $1 and payload ? 'channelId'`,
        [ayperi],
      ),
    )
    expect(events).toEqual([{ kind: 'channel.updated' }])
  })
})
