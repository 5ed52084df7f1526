import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '#platform/http/app.ts'
import { createHttp } from '#platform/http/http.ts'
import type { ChannelId } from '#platform/ids.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { adapters } from '../adapters.ts'
import { hashSecret } from '../signature.ts'
import { webhookRoutes } from './routes.ts'

const env = {
  META_APP_SECRET: 'demo-meta-app-secret',
  META_VERIFY_TOKEN: 'demo-verify-token',
  INSTAGRAM_APP_SECRET: 'demo-instagram-app-secret',
}
let ctx: TestCtx
let shop: World
let app: App
let telegram: ChannelId

beforeAll(async () => {
  ctx = await testCtx({ env })
  shop = await world(ctx)
  telegram = await connectTestChannel(
    ctx,
    shop.ayperi,
    'telegram',
    '7000000001',
    Buffer.from(hashSecret('telegram-secret'), 'hex'),
  )
  app = await createHttp(ctx)
  await app.register((scope) => webhookRoutes(scope as unknown as App, ctx, adapters), { prefix: '/api/v1' })
})
afterAll(() => app.close())
beforeEach(() => ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery')))

const sign = (body: string | Buffer, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

const whatsapp = (body: string | Buffer, signature: string | undefined = sign(body, env.META_APP_SECRET)) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/webhooks/meta/whatsapp',
    payload: body,
    headers: {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    },
  })
const toTelegram = (channelId: string, secret: string | undefined, body = '{"update_id":1}') =>
  app.inject({
    method: 'POST',
    url: `/api/v1/webhooks/telegram/${channelId}`,
    payload: body,
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
  })
const stored = () =>
  ctx.db.asOwner((tx) =>
    tx.query<{ kind: string; body: Buffer; channel_id: string | null; state: string }>(
      'select kind, body, channel_id, state from edge.inbound_delivery order by id',
    ),
  )

describe('a webhook of Meta', () => {
  it('is kept byte for byte before it is acknowledged', async () => {
    const body = '{"object":"x", "text":"салам 🌸 \\u04e9 \\/"}'
    expect((await whatsapp(body)).statusCode).toBe(200)
    const [row] = await stored()
    expect(row).toMatchObject({ kind: 'whatsapp', channel_id: null, state: 'new' })
    expect(row?.body.toString()).toBe(body)
  })

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['of another app', sign('{}', 'another secret')],
    ['of another body', sign('{ }', env.META_APP_SECRET)],
    ['sha1 only', `sha1=${createHmac('sha1', env.META_APP_SECRET).update('{}').digest('hex')}`],
    ['upper case', sign('{}', env.META_APP_SECRET).toUpperCase()],
    ['cut short', sign('{}', env.META_APP_SECRET).slice(0, -2)],
    ['of the Instagram app', sign('{}', env.INSTAGRAM_APP_SECRET)],
  ])('with a signature that is %s is answered 401 and leaves nothing', async (_, signature) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/webhooks/meta/whatsapp',
      payload: '{}',
      headers: signature === undefined ? {} : { 'x-hub-signature-256': signature },
    })
    expect(answer.statusCode).toBe(401)
    expect(await stored()).toEqual([])
  })

  it.each([
    ['malformed JSON', '{"entry": [ '],
    ['broken UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])],
    ['nothing', ''],
    ['deep nesting', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['3 MB', `{"text":"${'ы'.repeat(1_500_000)}"}`],
  ])('that holds %s is kept all the same', async (_, body) => {
    expect((await whatsapp(body)).statusCode).toBe(200)
    expect((await stored())[0]?.body.equals(Buffer.from(body))).toBe(true)
  })

  it('is taken whatever its content type says', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ]) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/webhooks/meta/instagram',
        payload: Buffer.from('{}'),
        headers: { 'content-type': type, 'x-hub-signature-256': sign('{}', env.INSTAGRAM_APP_SECRET) },
      })
      expect(answer.statusCode, type).toBe(200)
    }
    expect(await stored()).toHaveLength(4)
  })

  it('of Instagram may be signed by the Instagram app or by its Meta app', async () => {
    const signedWith = async (secret: string) => {
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign('{}', secret) }
      const url = '/api/v1/webhooks/meta/instagram'
      return (await app.inject({ method: 'POST', url, payload: '{}', headers })).statusCode
    }
    expect(await signedWith(env.INSTAGRAM_APP_SECRET)).toBe(200)
    expect(await signedWith(env.META_APP_SECRET)).toBe(200)
    expect(await signedWith('another app')).toBe(401)
  })

  it('is not counted against a limit of its sender: a busy shop writes faster than any person clicks', async () => {
    const limited = await app.inject({ url: '/api/v1/webhooks/meta/whatsapp' })
    expect(limited.headers).toHaveProperty('x-ratelimit-limit')
    for (const { headers } of [await whatsapp('{}'), await toTelegram(telegram, 'telegram-secret')])
      expect(headers).not.toHaveProperty('x-ratelimit-limit')
  })

  it('above 4 MB is refused', async () => {
    expect((await whatsapp(Buffer.alloc(4 * 1024 * 1024 + 1))).statusCode).toBe(413)
    expect(await stored()).toEqual([])
  })

  it('of many at once is kept each on its own, few commits for all', async () => {
    const bodies = Array.from({ length: 200 }, (_, n) => `{"n":${n}}`)
    const before = await commits()
    const answers = await Promise.all(bodies.map((body) => whatsapp(body)))
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
    expect((await stored()).map((row) => row.body.toString()).sort()).toEqual([...bodies].sort())
    expect((await commits()) - before).toBeLessThan(100)
  })

  it('asks for a repeat when it cannot be made durable', async () => {
    await ctx.db.asOwner((tx) =>
      tx.query('alter table edge.inbound_delivery add constraint full_ check (false) not valid'),
    )
    const answer = await whatsapp('{}')
    await ctx.db.asOwner((tx) => tx.query('alter table edge.inbound_delivery drop constraint full_'))
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ code: 'not_stored' })
    expect((await whatsapp('{}')).statusCode).toBe(200)
  })

  it('is set up by repeating the challenge, for whoever knows the verify token', async () => {
    const ask = (token: string) =>
      app.inject({
        url: '/api/v1/webhooks/meta/whatsapp',
        query: { 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' },
      })
    const right = await ask('demo-verify-token')
    expect([right.statusCode, right.payload]).toEqual([200, '1158201444'])
    expect(right.headers['content-type']).toMatch(/^text\/plain/)
    expect((await ask('guess')).statusCode).toBe(403)
    expect((await app.inject({ url: '/api/v1/webhooks/meta/whatsapp' })).statusCode).toBe(403)
  })
})

describe('a webhook of Telegram', () => {
  it('is kept with its channel when the secret is right', async () => {
    expect((await toTelegram(telegram, 'telegram-secret')).statusCode).toBe(200)
    expect(await stored()).toMatchObject([{ kind: 'telegram', channel_id: telegram }])
  })

  it.each([['wrong'], [''], [undefined]])('with the secret %j leaves nothing', async (secret) => {
    expect((await toTelegram(telegram, secret)).statusCode).toBe(401)
    expect(await stored()).toEqual([])
  })

  it('for a channel that does not exist looks like a wrong secret', async () => {
    expect((await toTelegram(shop.florist, 'telegram-secret')).statusCode).toBe(401)
    expect((await toTelegram('nonsense', 'telegram-secret')).statusCode).toBe(401)
    expect(await stored()).toEqual([])
  })

  it('follows a renewed secret', async () => {
    const id = await connectTestChannel(
      ctx,
      shop.florist,
      'telegram',
      '42',
      Buffer.from(hashSecret('old'), 'hex'),
    )
    expect((await toTelegram(id, 'old')).statusCode).toBe(200)
    await ctx.db.asOwner((tx) =>
      tx.query('update edge.channel_route set secret_hash = $2 where channel_id = $1', [
        id,
        Buffer.from(hashSecret('new'), 'hex'),
      ]),
    )
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect((await toTelegram(id, 'new')).statusCode).toBe(200)
    expect((await toTelegram(id, 'old')).statusCode).toBe(401)
  })
})

/** Transactions that wrote deliveries so far. */
async function commits(): Promise<number> {
  const rows = await ctx.db.asOwner((tx) => tx.query('select distinct xmin::text from edge.inbound_delivery'))
  return rows.length
}
