import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { inspectInstagram } from '../instagram/inspect.ts'
import { inspectTelegram } from '../telegram/inspect.ts'
import { wantedUpdates } from '../telegram/subscription.ts'
import { startFakeProvider } from '../testing.ts'
import { inspectWhatsApp } from '../whatsapp/inspect.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})
const access = () => ({ baseUrl: provider.url, token: 'the-token', appSecret: undefined })
const both = ['whatsapp_business_management', 'whatsapp_business_messaging']
const token = (more: object = {}) => ({
  body: { data: { is_valid: true, expires_at: 0, scopes: both, ...more } },
})
const subscribedTo = (...ids: string[]) => ({
  body: { data: ids.map((id) => ({ whatsapp_business_api_data: { id, name: 'App' } })) },
})
const number = (level: string) => ({ body: { id: '5', throughput: { level } } })
const refused = (code: number) => ({ status: 400, body: { error: { message: 'no', code } } })

describe('Meta on a WhatsApp token', () => {
  const inspect = () =>
    inspectWhatsApp(access(), { appId: '42', appToken: '42|secret' }, { wabaId: '1000', phoneNumberId: '5' })

  it('tells when it ends, and that all is well', async () => {
    provider.answers(token({ expires_at: 1_800_000_000 }), subscribedTo('7', '42'), number('STANDARD'))
    expect(await inspect()).toEqual({
      kind: 'works',
      tokenExpiresAt: new Date('2027-01-15T08:00:00Z'),
      permissions: { whatsapp_business_management: true, whatsapp_business_messaging: true },
      subscription: 'active',
      webhookError: null,
      settings: { raised: null },
      standing: { throughput: 'standard' },
    })
    expect(provider.got.map(({ url }) => url?.split('?')[0])).toEqual([
      '/v25.0/debug_token',
      '/v25.0/1000/subscribed_apps',
      '/v25.0/5',
    ])
  })

  it.each([
    [number('HIGH'), { raised: true }],
    [number('NOT_APPLICABLE'), { raised: null }],
    [{ body: { id: '5' } }, {}],
    [refused(4), {}],
    [{ status: 500, body: 'oops' }, {}],
  ])('of a number that is %j notes %j', async (answer, settings) => {
    provider.answers(token(), subscribedTo('42'), answer)
    expect(await inspect()).toMatchObject({ subscription: 'active', settings })
  })

  it.each([
    [
      'a permission that is gone',
      token({ scopes: both.slice(0, 1) }),
      subscribedTo('42'),
      { whatsapp_business_management: true, whatsapp_business_messaging: false },
      'active',
    ],
    [
      'a subscription of other apps only',
      token(),
      subscribedTo('7'),
      { whatsapp_business_messaging: true },
      'missing',
    ],
    ['no right to ask about it', token(), refused(200), { whatsapp_business_management: false }, 'unknown'],
  ])('names %s', async (_, first, second, permissions, subscription) => {
    provider.answers(first, second)
    expect(await inspect()).toMatchObject({ kind: 'works', permissions, subscription })
  })

  it('says nothing of a life it was not asked about, and that one of 0 does not end', async () => {
    provider.answers(refused(100), subscribedTo('42'))
    expect(await inspect()).toMatchObject({ tokenExpiresAt: undefined, permissions: {} })
    provider.answers(token(), subscribedTo('42'))
    expect(await inspect()).toMatchObject({ tokenExpiresAt: null })
  })

  it('that is dead rejects it', async () => {
    provider.answers(token({ is_valid: false }))
    expect(await inspect()).toEqual({ kind: 'rejected', reason: 'token_rejected 190' })
    provider.answers(refused(190), refused(190))
    expect(await inspect()).toEqual({ kind: 'rejected', reason: 'token_rejected 190' })
  })

  it.each([['reset' as const], [{ status: 500, body: 'oops' }], [refused(2)]])(
    'that is in trouble blames nobody',
    async (answer) => {
      provider.answers(token(), answer)
      expect(await inspect()).toEqual({ kind: 'unreachable' })
    },
  )
})

describe('Instagram on a token', () => {
  const inspect = () => inspectInstagram(access())
  const me = { body: { user_id: '1' } }

  it.each([
    [[me, { body: { data: [{ subscribed_fields: ['messages'] }] } }], { subscription: 'active' }],
    [[me, { body: { data: [{ subscribed_fields: ['comments'] }] } }], { subscription: 'missing' }],
    [[me, { body: { data: [] } }], { subscription: 'missing' }],
    [[me, refused(10)], { permissions: { instagram_business_manage_messages: false } }],
    [[refused(10)], { permissions: { instagram_business_basic: false } }],
    [[refused(190)], { kind: 'rejected', reason: 'token_rejected 190' }],
    [[refused(4)], { kind: 'unreachable' }],
  ])('%j is %j', async (answers, expected) => {
    provider.answers(...answers)
    expect(await inspect()).toMatchObject(expected)
  })
})

describe('Telegram on a webhook', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  const inspect = () =>
    inspectTelegram({ baseUrl: provider.url, token: '1:abc' }, 'https://shop.example/hook', now)
  const info = (more: object) => ({ body: { ok: true, result: { pending_update_count: 0, ...more } } })
  const secondsAgo = (n: number) => Math.floor(now.getTime() / 1000) - n
  const complaint = { url: 'https://shop.example/hook', last_error_message: 'Connection timed out' }

  it.each([
    [
      info({ url: 'https://shop.example/hook', allowed_updates: wantedUpdates }),
      { subscription: 'active', webhookError: null },
    ],
    // Reactions are delivered only where they are asked for.
    [info({ url: 'https://shop.example/hook' }), { subscription: 'missing' }],
    [info({ url: 'https://shop.example/hook', allowed_updates: ['message'] }), { subscription: 'missing' }],
    [info({ url: '' }), { subscription: 'missing' }],
    [info({ url: 'https://other.example' }), { subscription: 'elsewhere' }],
    [info({ ...complaint, last_error_date: secondsAgo(60) }), { webhookError: 'Connection timed out' }],
    [info({ ...complaint, last_error_date: secondsAgo(90_000) }), { webhookError: null }],
    [{ status: 401, body: { ok: false, error_code: 401 } }, { reason: 'token_rejected 401' }],
    [{ status: 502, body: 'bad gateway' }, { kind: 'unreachable' }],
  ])('%j is %j', async (answer, expected) => {
    provider.answers(answer)
    expect(await inspect()).toMatchObject(expected)
  })
})
