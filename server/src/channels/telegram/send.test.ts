import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOnly } from '../channel.ts'
import { type FakeProvider, startFakeProvider } from '../testing.ts'
import { sendTelegram } from './send.ts'

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
  sendTelegram(
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
    [404, 'Not Found: method not found', 'refused', 'rejected 404'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'refused', 'recipient_unreachable 403'],
    [413, 'Request Entity Too Large', 'refused', 'file_too_large 413'],
    [400, 'Bad Request: BUSINESS_CONNECTION_INVALID', 'refused', 'connection_off 400'],
    [400, 'Bad Request: REACTION_INVALID', 'refused', 'reaction_refused 400'],
    [400, 'Bad Request: chat not found', 'refused', 'recipient_unreachable 400'],
    [400, 'Bad Request: message is too long', 'refused', 'text_too_long 400'],
    [400, "Bad Request: can't parse entities", 'refused', 'rejected 400'],
    [500, 'Internal Server Error: restart', 'retry', 'provider_down 500'],
    [500, 'Internal Server Error', 'uncertain', 'provider_down 500'],
  ])('%i "%s" means %s', async (code, description, kind, reason) => {
    provider.answers(failed(code, description))
    expect(await send()).toEqual({ ok: false, kind, reason })
  })

  it.each([
    ['bot was blocked by the user', 'recipient_blocked_us'],
    ['user is deactivated', 'recipient_unreachable'],
    ['bot was kicked from the supergroup chat', 'recipient_unreachable'],
    ['the group chat was deleted', 'recipient_unreachable'],
  ])('"%s" means that nothing gets there until they are heard of again', async (words, reason) => {
    provider.answers(failed(403, `Forbidden: ${words}`))
    expect(await send()).toEqual({
      ok: false,
      kind: 'refused',
      reason: `${reason} 403`,
      gone: true,
    })
  })

  it('to a group that became another goes there once, and tells so', async () => {
    const upgraded = 'Bad Request: group chat was upgraded to a supergroup chat'
    const moved = failed(400, upgraded, { migrate_to_chat_id: -100123 })
    provider.answers(moved, { body: { ok: true, result: { message_id: 5, date: 1, chat: { id: -100123 } } } })
    expect(await send({ to: '-123' })).toEqual({ ok: true, providerId: '-100123:5', movedTo: '-100123' })
    expect(provider.got.map(({ body }) => Object(body).chat_id)).toEqual(['-123', '-100123'])
    provider.answers(moved, moved)
    expect(await send({ to: '-123' })).toMatchObject({ ok: false, kind: 'refused' })
    expect(provider.got).toHaveLength(4)
  })

  it('waits as long as it is told, be it a day', async () => {
    provider.answers(failed(429, 'Too Many Requests: retry after 86400', { retry_after: 86_400 }))
    expect(await send()).toMatchObject({ kind: 'retry', retryAfterMs: 86_400_000 })
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
