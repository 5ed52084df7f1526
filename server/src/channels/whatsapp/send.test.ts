import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOnly } from '../channel.ts'
import { type FakeProvider, startFakeProvider } from '../testing.ts'
import { sendWhatsApp, showWhatsAppTyping } from './send.ts'

let provider: FakeProvider
beforeAll(async () => {
  provider = await startFakeProvider()
})
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const access = (baseUrl = provider.url) => ({ baseUrl, token: 'the-token', appSecret: 'the-secret' })
const account = { account: '106540352242922', settings: { wabaId: '1' }, token: 'the-token' }
const message = { to: '996700120000', content: textOnly('Бар, 2 500 сом'), key: 'message-1' }
const send = (more: object = {}, baseUrl?: string) =>
  sendWhatsApp(access(baseUrl), account, { ...message, ...more })
const accepted = { body: { messaging_product: 'whatsapp', messages: [{ id: 'wamid.NEW' }] } }
const refused = (code: number, more: object = {}, status = 400) => ({
  status,
  body: { error: { message: '(#1) no', type: 'OAuthException', code, fbtrace_id: 'A', ...more } },
})

describe('a text to WhatsApp', () => {
  it('goes with key, quote, token and proof, to the number with its plus', async () => {
    provider.answers(accepted)
    expect(await send({ replyTo: 'wamid.OLD' })).toEqual({ ok: true, providerId: 'wamid.NEW' })
    const proof = createHmac('sha256', 'the-secret').update('the-token').digest('hex')
    expect(provider.got).toMatchObject([
      {
        method: 'POST',
        url: `/v25.0/106540352242922/messages?appsecret_proof=${proof}`,
        headers: { authorization: 'Bearer the-token', 'content-type': 'application/json' },
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '+996700120000',
          context: { message_id: 'wamid.OLD' },
          biz_opaque_callback_data: 'message-1',
          type: 'text',
          text: { body: 'Бар, 2 500 сом' },
        },
      },
    ])
  })

  it('goes to a hidden number as recipient, since in `to` it would be lost', async () => {
    provider.answers(accepted)
    await send({ to: 'KG.1393000111' })
    expect(provider.got[0]?.body).toMatchObject({ recipient: 'KG.1393000111' })
    expect(provider.got[0]?.body).not.toHaveProperty('to')
  })

  it('that is empty or too long does not leave', async () => {
    expect(await send({ content: textOnly('a'.repeat(4097)) })).toEqual({
      ok: false,
      kind: 'refused',
      reason: 'text_too_long',
    })
    expect(await send({ content: textOnly(' \n') })).toEqual({
      ok: false,
      kind: 'refused',
      reason: 'text_empty',
    })
    expect(provider.got).toEqual([])
  })
})

describe('a refusal of WhatsApp', () => {
  it.each([
    [190, 'channel_broken', 'token_rejected 190'],
    [0, 'channel_broken', 'token_rejected 0'],
    [10, 'channel_broken', 'permission_missing 10'],
    [200, 'channel_broken', 'permission_missing 200'],
    [131005, 'channel_broken', 'permission_missing 131005'],
    [131031, 'channel_broken', 'account_restricted 131031'],
    [133010, 'channel_broken', 'account_not_ready 133010'],
    [131042, 'refused', 'payment_missing 131042'],
    [131048, 'refused', 'spam_limit 131048'],
    [131049, 'refused', 'marketing_capped 131049'],
    [131050, 'refused', 'marketing_stopped 131050'],
    [130472, 'refused', 'marketing_held_back 130472'],
    [130403, 'refused', 'recipient_blocked 130403'],
    [132000, 'refused', 'template_differs 132000'],
    [132001, 'refused', 'template_not_approved 132001'],
    [132015, 'refused', 'template_paused 132015'],
    [131047, 'refused', 'window_closed 131047'],
    [131026, 'refused', 'recipient_unreachable 131026'],
    [100, 'refused', 'rejected 100'],
    [135000, 'refused', 'rejected 135000'],
    [987654, 'refused', 'rejected 987654'],
    [131000, 'retry', 'provider_down 131000'],
    [131016, 'retry', 'provider_down 131016'],
  ])('with code %i means %s', async (code, kind, reason) => {
    provider.answers(refused(code))
    expect(await send()).toEqual({ ok: false, kind, reason })
  })

  it('with code 134101 is asked again when the template has come through', async () => {
    provider.answers(refused(134101))
    const later = { kind: 'retry', reason: 'template_syncing 134101', retryAfterMs: 600_000 }
    expect(await send()).toMatchObject(later)
  })

  it.each([
    [4, 120_000],
    [130429, 2_000],
    [131056, 6_000],
  ])('with code %i says when to come again', async (code, retryAfterMs) => {
    provider.answers(refused(code))
    expect(await send()).toEqual({ ok: false, kind: 'retry', reason: `rate_limited ${code}`, retryAfterMs })
  })

  it('waits as long as the answer asks for, where that is longer', async () => {
    const headers = { 'retry-after': '90' }
    provider.answers({ ...refused(130429), headers }, { ...refused(4), headers })
    expect(await send()).toMatchObject({ kind: 'retry', retryAfterMs: 90_000 })
    expect(await send()).toMatchObject({ kind: 'retry', retryAfterMs: 120_000 })
    provider.answers({ ...refused(2, {}, 500), headers })
    expect(await send()).toMatchObject({ reason: 'provider_down 2', retryAfterMs: 90_000 })
  })

  it('that is transient is tried again, whatever its code', async () => {
    provider.answers(refused(987654, { is_transient: true }, 500))
    expect(await send()).toMatchObject({ kind: 'retry' })
  })

  it('of the number itself or of the proof breaks the channel, not the message', async () => {
    provider.answers(
      refused(100, { error_subcode: 33 }),
      refused(100, { message: 'Invalid appsecret_proof provided' }),
    )
    expect(await send()).toMatchObject({ kind: 'channel_broken', reason: 'account_not_ready 100' })
    expect(await send()).toMatchObject({ kind: 'channel_broken', reason: 'token_rejected 100' })
  })
})

describe('a send without a clear answer', () => {
  it.each([
    ['accepted, but without an id', { body: { messages: [] } }],
    ['accepted, but not readable', { body: '<html>' }],
    ['a bad gateway', { status: 502, body: '<html>Bad gateway</html>' }],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' }],
  ])('(%s) is uncertain', async (_, answer) => {
    provider.answers(answer)
    expect(await send()).toMatchObject({ ok: false, kind: 'uncertain' })
  })

  it('(the connection breaks after the request) is uncertain', async () => {
    provider.answers('reset')
    expect(await send()).toEqual({ ok: false, kind: 'uncertain', reason: 'no_answer' })
    expect(provider.got).toHaveLength(1)
  })

  it('(nobody listens) may be repeated', async () => {
    const gone = await startFakeProvider()
    await gone.close()
    expect(await send({}, gone.url)).toEqual({ ok: false, kind: 'retry', reason: 'provider_unreachable' })
  })

  it('(busy, before any work) may be repeated', async () => {
    provider.answers({ status: 503, headers: { 'retry-after': '9' }, body: 'busy' })
    expect(await send()).toMatchObject({ ok: false, kind: 'retry', retryAfterMs: 9_000 })
  })
})

describe('typing on WhatsApp', () => {
  it('marks the last message read', async () => {
    provider.answers({ body: { success: true } })
    await showWhatsAppTyping(access(), account.account, 'wamid.IN')
    expect(provider.got[0]?.body).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.IN',
      typing_indicator: { type: 'text' },
    })
  })
})
