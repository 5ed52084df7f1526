import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOnly } from '../channel.ts'
import { type FakeProvider, startFakeProvider } from '../testing.ts'
import { sendInstagram, showInstagramTyping } from './send.ts'

let provider: FakeProvider
beforeAll(async () => {
  provider = await startFakeProvider()
})
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const access = () => ({ baseUrl: provider.url, token: 'the-token', appSecret: undefined })
const account = { account: '17841400000000001', settings: {}, token: 'the-token' }
const send = (text = 'Бар', tag?: 'human_agent') =>
  sendInstagram(access(), account, {
    to: '1000000000000001',
    content: textOnly(text),
    key: 'message-1',
    replyTo: 'm0',
    ...(tag ? { tag } : {}),
  })
const refused = (code: number, more: object = {}) => ({
  status: 400,
  body: { error: { message: 'no', code, ...more } },
})

describe('a text to Instagram', () => {
  it('goes to the person and comes back with its id', async () => {
    provider.answers({ body: { recipient_id: '1000000000000001', message_id: 'mid.NEW' } })
    expect(await send()).toEqual({ ok: true, providerId: 'mid.NEW' })
    expect(provider.got).toMatchObject([
      {
        method: 'POST',
        url: '/v25.0/17841400000000001/messages',
        headers: { authorization: 'Bearer the-token' },
        body: { recipient: { id: '1000000000000001' }, message: { text: 'Бар' } },
      },
    ])
  })

  it('that a person wrote after a day carries the tag', async () => {
    provider.answers({ body: { recipient_id: '1', message_id: 'mid.NEW' } })
    await send('Бар', 'human_agent')
    expect(provider.got).toMatchObject([
      { body: { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: { text: 'Бар' } } },
    ])
  })

  it('of an app that may not use the tag is refused, and the channel works on', async () => {
    provider.answers(refused(10))
    expect(await send('Бар', 'human_agent')).toEqual({
      ok: false,
      kind: 'refused',
      reason: 'human_agent_missing 10',
    })
  })

  it('of more than 1000 bytes does not leave', async () => {
    expect(await send('я'.repeat(501))).toEqual({ ok: false, kind: 'refused', reason: 'text_too_long' })
    expect(provider.got).toEqual([])
  })

  it.each([
    ['outside the window', refused(10, { error_subcode: 2534022 }), 'refused', 'window_closed 10/2534022'],
    [
      'outside the window, without subcode',
      refused(10, { message: '(#10) This message is sent outside of allowed window' }),
      'refused',
      'window_closed 10',
    ],
    ['without permission', refused(10), 'channel_broken', 'permission_missing 10'],
    ['to an app without access', refused(200), 'channel_broken', 'permission_missing 200'],
    ['with a dead token', refused(190, { error_subcode: 463 }), 'channel_broken', 'token_rejected 190/463'],
    ['to nobody', refused(100, { error_subcode: 2534014 }), 'refused', 'recipient_unreachable 100/2534014'],
    [
      'to somebody who blocked the shop',
      refused(551, { error_subcode: 1545041 }),
      'refused',
      'recipient_unreachable 551/1545041',
    ],
    ['without consent', refused(230), 'refused', 'recipient_unreachable 230'],
    ['by a blocked account', refused(368), 'channel_broken', 'account_restricted 368'],
    ['while Instagram is down', refused(2, { is_transient: true }), 'retry', 'provider_down 2'],
    [
      'while the account is not seen',
      refused(100, { error_subcode: 33 }),
      'retry',
      'provider_down 100/33',
      300_000,
    ],
    [
      'whose file cannot be fetched',
      refused(9004, { error_subcode: 2207052 }),
      'retry',
      'file_unreadable 9004/2207052',
      60_000,
    ],
    ['of a number nobody knows', refused(4711), 'refused', 'rejected 4711'],
  ])('%s is classified', async (_, answer, kind, reason, retryAfterMs?: number) => {
    provider.answers(answer)
    expect(await send()).toEqual({ ok: false, kind, reason, ...(retryAfterMs ? { retryAfterMs } : {}) })
  })

  it('while throttled waits for minutes', async () => {
    provider.answers(refused(613))
    expect(await send()).toEqual({
      ok: false,
      kind: 'retry',
      reason: 'rate_limited 613',
      retryAfterMs: 300_000,
    })
  })

  it('waits as long as the answer asks for, where that is longer', async () => {
    provider.answers({ ...refused(613), headers: { 'retry-after': '900' } })
    expect(await send()).toMatchObject({ kind: 'retry', retryAfterMs: 900_000 })
  })

  it('without an id in the answer, or without an answer, is uncertain', async () => {
    provider.answers({ body: { recipient_id: '1' } }, 'reset')
    expect(await send()).toMatchObject({ ok: false, kind: 'uncertain' })
    expect(await send()).toMatchObject({ ok: false, kind: 'uncertain' })
  })
})

describe('typing on Instagram', () => {
  const acts = async (hasWritten: boolean) => {
    provider.answers({ body: { recipient_id: '1' } }, { body: { recipient_id: '1' } })
    await showInstagramTyping(access(), account, '1000000000000001', hasWritten)
    return provider.got.map(({ body }) => body)
  }
  const action = (sender_action: string) => ({ recipient: { id: '1000000000000001' }, sender_action })

  it('comes after what was written is marked seen, each in a request of its own', async () => {
    expect(await acts(true)).toEqual([action('mark_seen'), action('typing_on')])
  })

  it('stands alone where nothing was written', async () => {
    expect(await acts(false)).toEqual([action('typing_on')])
  })
})
