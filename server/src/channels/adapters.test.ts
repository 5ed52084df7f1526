import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { startSimulator } from '../../../simulator/src/main.ts'
import { caller, meerim } from '../../../simulator/src/testing/caller.ts'
import { type Delivered, startReceiver } from '../../../simulator/src/testing/receiver.ts'
import { adapters } from './adapters.ts'
import { type ChannelKind, type CheckedAccount, textOnly } from './channel.ts'
import { hashSecret } from './signature.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({
  serverUrl: receiver.url,
  backoff: { firstMs: 20, longestMs: 50 },
})
const phone = caller(simulator.url)
const config = readConfig({
  DATA_DIR: 'memory://',
  META_APP_ID: '100200300400500',
  META_APP_SECRET: 'demo-meta-app-secret',
  INSTAGRAM_APP_SECRET: 'demo-instagram-app-secret',
  META_GRAPH_URL: `${simulator.url}/graph`,
  INSTAGRAM_GRAPH_URL: `${simulator.url}/instagram`,
  TELEGRAM_API_URL: `${simulator.url}/telegram`,
})
// The adapters need nothing else of it.
const ctx = { config } as Ctx
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})
afterEach(() => {
  receiver.delivered.length = 0
})

const botToken = '7000000001:demo-telegram-bot-token-0000000000001'
const telegramPath = '/api/v1/webhooks/telegram/the-channel'
const webhook = { url: `${receiver.url}${telegramPath}`, secret: 'the-webhook-secret' }

interface Case {
  readonly kind: ChannelKind
  readonly token: string
  readonly secret: string
  readonly path: string
  readonly account: string
  readonly customer: string
  check(token: string): Promise<CheckedAccount>
}
const cases: Case[] = [
  {
    kind: 'whatsapp',
    token: 'demo-whatsapp-token',
    secret: 'demo-meta-app-secret',
    path: '/api/v1/webhooks/meta/whatsapp',
    account: '106540352242922',
    customer: meerim.whatsapp,
    check: (accessToken) => adapters.whatsapp.check(ctx, { phoneNumberId: '106540352242922', accessToken }),
  },
  {
    kind: 'instagram',
    token: 'demo-instagram-token',
    secret: 'demo-instagram-app-secret',
    path: '/api/v1/webhooks/meta/instagram',
    account: '17841400000000001',
    customer: meerim.instagram,
    check: (accessToken) => adapters.instagram.check(ctx, { accessToken }),
  },
  {
    kind: 'telegram',
    token: botToken,
    secret: hashSecret(webhook.secret),
    path: telegramPath,
    account: '7000000001',
    customer: String(meerim.telegram),
    check: (token) => adapters.telegram.check(ctx, { botToken: token }),
  },
]

describe.each(cases)(
  '$kind, spoken with the simulated provider',
  ({ kind, token, secret, path, account, customer, check }) => {
    const adapter = adapters[kind]
    const open = async () => {
      const checked = await check(token)
      if (!checked.ok) throw new Error(checked.detail)
      return { account: checked.account, settings: checked.settings, token }
    }
    const send = async (more: object = {}) =>
      adapter.send(ctx, await open(), {
        to: customer,
        content: textOnly('Бар, көк түстө'),
        key: 'message-1',
        ...more,
      })
    /** Verified and parsed as the edge and the intake do it. */
    const read = ({ headers, body }: Delivered) => {
      const raw = Buffer.from(body)
      expect(adapter.verify({ headers, body: raw, secret })).toBe(true)
      expect(adapter.verify({ headers, body: raw, secret: hashSecret('another') })).toBe(false)
      const { entries, problems } = adapter.parse(raw, { account: 'the-channel' })
      expect(problems).toEqual([])
      return entries
    }
    const nextEntry = async (at = 0) => read((await receiver.have(at + 1, path))[at] as Delivered)[0]

    it('knows the account by its token, and no other token', async () => {
      expect(await check(token)).toMatchObject({ ok: true, account })
      expect(await check(`${token.slice(0, -1)}x`)).toMatchObject({ ok: false, code: 'wrong_token' })
    })

    it('subscribes, and takes what a customer writes', async () => {
      expect(await adapter.subscribe(ctx, await open(), webhook)).toEqual({ ok: true })
      await phone.writes(kind, { text: 'Зыгыр көйнөк барбы? 👍 /\\' })
      const entry = await nextEntry()
      expect(entry?.account).toBe(kind === 'telegram' ? 'the-channel' : account)
      expect(entry?.messages).toMatchObject([
        { kind: 'text', text: 'Зыгыр көйнөк барбы? 👍 /\\', from: { externalId: customer } },
      ])
    })

    it('sends an answer that the customer sees, quoting the question', async () => {
      await phone.writes(kind, { text: 'Баасы канча?' })
      const asked = (await nextEntry())?.messages[0]
      await adapter.showTyping(ctx, await open(), customer, asked?.providerId ?? null)
      const sent = await send({ replyTo: asked?.providerId })
      expect(sent).toMatchObject({ ok: true })
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(JSON.stringify((await phone.shown(kind)).body)).toContain('Бар, көк түстө')
    })

    it('tells apart why an answer does not go', async () => {
      const outcome = async (fault: string) => {
        await phone.breaks({ [fault]: true })
        const result = await send()
        return result.ok ? 'ok' : result.kind
      }
      expect(await outcome('rateLimit')).toBe('retry')
      expect(await outcome('serverError')).toBe('retry')
      expect(await outcome('windowClosed')).toBe('refused')
      expect(await outcome('acceptThenDrop')).toBe('uncertain')
      expect(
        await adapter.send(
          ctx,
          { ...(await open()), token: `${token.slice(0, -1)}x` },
          { to: customer, content: textOnly('x'), key: 'k' },
        ),
      ).toMatchObject({ ok: false, kind: 'channel_broken' })
    })

    it('hears no more after the subscription has ended', async () => {
      await phone.breaks({ serverError: true })
      expect(await adapter.unsubscribe(ctx, await open())).toMatchObject({ kind: 'unanswered' })
      expect(await adapter.unsubscribe(ctx, await open())).toEqual({ kind: 'confirmed' })
      await phone.writes(kind, { text: 'Алло?' })
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(receiver.delivered.filter((one) => one.path === path && one.body.includes('Алло'))).toEqual([])
      await adapter.subscribe(ctx, await open(), webhook)
    })
  },
)

describe('what comes back of a send', () => {
  it('on WhatsApp is a status with our key, on every step', async () => {
    const account = { account: '106540352242922', settings: {}, token: 'demo-whatsapp-token' }
    receiver.delivered.length = 0
    const sent = await adapters.whatsapp.send(ctx, account, {
      to: meerim.whatsapp,
      content: textOnly('Бар'),
      key: 'message-7',
    })
    const deliveries = await receiver.have(2, '/api/v1/webhooks/meta/whatsapp')
    const statuses = deliveries.flatMap(({ body }) =>
      adapters.whatsapp.parse(Buffer.from(body), {}).entries.flatMap((entry) => entry.statuses),
    )
    expect(statuses.filter(({ key }) => key === 'message-7')).toMatchObject([
      { status: 'sent', providerId: sent.ok ? sent.providerId : '' },
      { status: 'delivered' },
    ])
  })

  it('on Instagram is an echo with the id of the answer', async () => {
    const account = { account: '17841400000000001', settings: {}, token: 'demo-instagram-token' }
    receiver.delivered.length = 0
    const sent = await adapters.instagram.send(ctx, account, {
      to: meerim.instagram,
      content: textOnly('Ооба'),
      key: 'k',
    })
    const [delivery] = await receiver.have(1, '/api/v1/webhooks/meta/instagram')
    const [entry] = adapters.instagram.parse(Buffer.from(delivery?.body ?? ''), {}).entries
    expect(entry?.messages).toMatchObject([
      { echo: true, providerId: sent.ok ? sent.providerId : '', from: { externalId: meerim.instagram } },
    ])
  })
})
