import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { adapters } from './adapters.ts'
import { startFakeProvider } from './testing.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})
const config = readConfig({
  DATA_DIR: 'memory://',
  META_GRAPH_URL: provider.url,
  TELEGRAM_API_URL: provider.url,
})
// The adapters need nothing else of it.
const ctx = { config } as Ctx

describe('a file on WhatsApp', () => {
  const number = { account: '106540352242922', settings: {}, token: 'the-token' }
  const ask = () => adapters.whatsapp.mediaAddress(ctx, number, { id: '1003' })
  const lookaside = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1003'

  it('is found by its id, for this number alone, and opened with the token', async () => {
    provider.answers({ body: { url: lookaside, mime_type: 'image/jpeg', file_size: 5, id: '1003' } })
    expect(await ask()).toMatchObject({
      ok: true,
      url: lookaside,
      headers: { authorization: 'Bearer the-token' },
    })
    expect(provider.got[0]).toMatchObject({ method: 'GET' })
    expect(provider.got[0]?.url).toMatch(/^\/v[\d.]+\/1003\?phone_number_id=106540352242922/)
  })

  it.each([
    'https://lookaside.fbsbx.com.evil.example/1',
    'http://lookaside.fbsbx.com/1',
    'https://evilfbsbx.com/1',
    'https://fbsbx.com@evil.example/1',
  ])('never shows the token to %s', async (url) => {
    provider.answers({ body: { url } })
    expect(await ask()).toEqual({ ok: false, kind: 'refused', reason: 'address_untrusted' })
  })

  it.each([
    [{ status: 400, body: { error: { code: 100, error_subcode: 33 } } }, 'refused', 'expired 100'],
    [{ status: 401, body: { error: { code: 190 } } }, 'retry', 'token_rejected 190'],
    [{ status: 502, body: '<html>' }, 'retry', 'answer_unreadable 502'],
    [{ body: { url: 'javascript:alert(1)' } }, 'retry', 'answer_unreadable 200'],
    ['reset' as const, 'retry', 'no_answer'],
  ])('that is not told (%j) says why', async (answer, kind, reason) => {
    provider.answers(answer)
    expect(await ask()).toEqual({ ok: false, kind, reason })
  })
})

describe('a file on Telegram', () => {
  const token = '7000000001:demo-telegram-bot-token'
  const bot = { account: '7000000001', settings: {}, token }
  const ask = () => adapters.telegram.mediaAddress(ctx, bot, { id: 'AgAC-1' })

  it('is found by its id', async () => {
    provider.answers({ body: { ok: true, result: { file_id: 'AgAC-1', file_path: 'photos/file_1.jpg' } } })
    expect(await ask()).toEqual({
      ok: true,
      url: `${provider.url}/file/bot${token}/photos/file_1.jpg`,
      headers: {},
    })
    expect(provider.got[0]?.body).toEqual({ file_id: 'AgAC-1' })
  })

  it.each([
    ['Bad Request: file is too big', 'refused', 'too_large 400'],
    ['Bad Request: wrong file_id or the file is temporarily unavailable', 'retry', 'not_found 400'],
    ['Bad Request: wrong file identifier/HTTP URL specified', 'refused', 'not_found 400'],
  ])('that Telegram refuses (%s) says why', async (description, kind, reason) => {
    provider.answers({ status: 400, body: { ok: false, error_code: 400, description } })
    expect(await ask()).toEqual({ ok: false, kind, reason })
  })

  it('beyond 20 MB is too large for bots', async () => {
    provider.answers({ body: { ok: true, result: { file_path: 'a', file_size: 21 * 1024 * 1024 } } })
    expect(await ask()).toEqual({ ok: false, kind: 'refused', reason: 'too_large' })
  })

  it.each(['../../bot1:x/getMe', 'https://evil.example/', 'a?b'])('never at the path %s', async (path) => {
    provider.answers({ body: { ok: true, result: { file_path: path } } })
    expect(await ask()).toMatchObject({ ok: false, reason: 'answer_unreadable 200' })
  })
})

describe('a file on Instagram', () => {
  it('is at the address that came with it', async () => {
    const account = { account: '17841400000000001', settings: {}, token: 'the-token' }
    const url = 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1'
    expect(await adapters.instagram.mediaAddress(ctx, account, { url })).toEqual({
      ok: true,
      url,
      headers: {},
    })
    expect(await adapters.instagram.mediaAddress(ctx, account, { id: '1' })).toMatchObject({ ok: false })
  })
})
