import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOnly } from '../channel.ts'
import { type FakeProvider, startFakeProvider } from '../testing.ts'
import { sendTelegramText } from './send.ts'

let provider: FakeProvider
beforeAll(async () => {
  provider = await startFakeProvider()
})
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const token = '7000000001:demo-telegram-bot-token-0000000000001'
const send = (more: object = {}, as = token) =>
  sendTelegramText(
    { baseUrl: provider.url, token: as },
    { to: '555', content: textOnly('Бар <b>'), key: 'message-1', ...more },
  )
const failed = (error_code: number, description: string, parameters?: object) => ({
  status: error_code,
  body: { ok: false, error_code, description, ...(parameters ? { parameters } : {}) },
})

describe('a text to Telegram', () => {
  it('goes plain, with its quote, and comes back under an id that counts per chat', async () => {
    provider.answers({
      body: { ok: true, result: { message_id: 32, date: 1, chat: { id: 555, type: 'private' } } },
    })
    expect(await send({ replyTo: '555:31' })).toEqual({ ok: true, providerId: '555:32' })
    expect(provider.got).toMatchObject([
      {
        method: 'POST',
        url: `/bot${token}/sendMessage`,
        body: {
          chat_id: '555',
          text: 'Бар <b>',
          reply_parameters: { message_id: 31, allow_sending_without_reply: true },
        },
      },
    ])
    expect(provider.got[0]?.body).not.toHaveProperty('parse_mode')
  })

  it('that is too long does not leave', async () => {
    expect(await send({ content: textOnly('a'.repeat(4097)) })).toMatchObject({
      kind: 'refused',
      reason: 'text_too_long',
    })
    expect(provider.got).toEqual([])
  })

  it('with a token that is none calls nobody', async () => {
    expect(await send({}, '1:a/../../evil')).toMatchObject({
      kind: 'channel_broken',
      reason: 'token_rejected 401',
    })
    expect(provider.got).toEqual([])
  })

  it.each([
    [401, 'Unauthorized', 'channel_broken', 'token_rejected 401'],
    [404, 'Not Found', 'channel_broken', 'token_rejected 404'],
    [403, 'Forbidden: bot was blocked by the user', 'refused', 'recipient_unreachable 403'],
    [403, 'Forbidden: user is deactivated', 'refused', 'recipient_unreachable 403'],
    [400, 'Bad Request: chat not found', 'refused', 'recipient_unreachable 400'],
    [400, 'Bad Request: message is too long', 'refused', 'text_too_long 400'],
    [400, "Bad Request: can't parse entities", 'refused', 'rejected 400'],
    [500, 'Internal Server Error: restart', 'retry', 'provider_down 500'],
    [500, 'Internal Server Error', 'uncertain', 'provider_down 500'],
  ])('%i "%s" means %s', async (code, description, kind, reason) => {
    provider.answers(failed(code, description))
    expect(await send()).toEqual({ ok: false, kind, reason })
  })

  it('too many of which wait as long as Telegram says', async () => {
    provider.answers(failed(429, 'Too Many Requests: retry after 7', { retry_after: 7 }))
    expect(await send()).toEqual({
      ok: false,
      kind: 'retry',
      reason: 'rate_limited 429',
      retryAfterMs: 7_000,
    })
  })

  it('without a clear answer is uncertain, and never tells the address with the token', async () => {
    provider.answers('reset', { status: 502, body: 'Bad gateway' }, { body: { ok: true, result: true } })
    for (const _ of [1, 2, 3]) {
      const result = await send()
      expect(result).toMatchObject({ ok: false, kind: 'uncertain' })
      expect(JSON.stringify(result)).not.toContain(token)
    }
  })
})
