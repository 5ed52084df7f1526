import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { channelContractsPresent, telegramContract } from '../../../../tests/contracts/channels-contracts.ts'
import type { Card, OutboundContent, OutboundFile } from '../content.ts'
import { startFakeProvider } from '../testing.ts'
import { telegramRefuses } from './limits.ts'
import { sendTelegram } from './send.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const access = { baseUrl: provider.url, token: '7000000001:demo-telegram-bot-token-0000000000001' }
const contract = channelContractsPresent() ? telegramContract() : undefined
const send = (content: OutboundContent, more: object = {}) =>
  sendTelegram(access, { to: '555', content, key: 'message-1', ...more })
const message = (message_id: number) => ({ message_id, date: 1, chat: { id: 555, type: 'private' } })
const accepts = (...numbers: number[]) =>
  provider.answers({ body: { ok: true, result: numbers.map(message) } })
const refuses = (description: string) =>
  provider.answers({ status: 400, body: { ok: false, error_code: 400, description } })

const megabyte = 1024 * 1024
const file = (more: Partial<OutboundFile> = {}): OutboundFile => ({
  kind: 'image',
  url: 'https://shop.example/files/1',
  bytes: async () => new TextEncoder().encode('the bytes'),
  type: 'image/jpeg',
  name: 'көйнөк.jpg',
  size: 9,
  ...more,
})
const video = { kind: 'video', type: 'video/mp4' } as const
const pdf = { kind: 'document', type: 'application/pdf' } as const
const song = { kind: 'audio', type: 'audio/mpeg' } as const
const album = (...files: Partial<OutboundFile>[]): Extract<OutboundContent, { kind: 'album' }> => ({
  kind: 'album',
  files: files.map(file),
})

/** The fields of the last call, held to Telegram's description; files are named by their bytes. */
async function asked(): Promise<{ method: string; media: Record<string, string>[]; files: number }> {
  const last = provider.got.at(-1)
  const type = String(last?.headers['content-type'])
  const form = await new Response(String(last?.body), { headers: { 'content-type': type } }).formData()
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const media = JSON.parse(String(fields['media']))
  const method = last?.url.split('/').at(-1) ?? ''
  const quote = fields['reply_parameters'] && JSON.parse(String(fields['reply_parameters']))
  const body = { ...fields, media, ...(quote ? { reply_parameters: quote } : {}) }
  expect(contract?.takes(method)(body) ?? []).toEqual([])
  return { method, media, files: [...form.values()].filter((value) => value instanceof File).length }
}

describe('several files to Telegram', () => {
  it('leave by one call, with the words under the first, and each has a number of its own', async () => {
    accepts(32, 33)
    const sent = await send({ ...album({}, video), caption: 'мына' }, { replyTo: '555:31' })
    expect(sent).toEqual({ ok: true, providerId: '555:32', fileIds: ['555:32', '555:33'] })
    expect(await asked()).toEqual({
      method: 'sendMediaGroup',
      media: [
        { type: 'photo', media: 'attach://file0', caption: 'мына' },
        { type: 'video', media: 'attach://file1' },
      ],
      files: 2,
    })
    expect(provider.got).toHaveLength(1)
  })

  it.each([
    ['documents', album(pdf, pdf), ['document', 'document']],
    ['music', album(song, song), ['audio', 'audio']],
    [
      'a picture that moves makes documents of all',
      album({}, { type: 'image/gif' }),
      ['document', 'document'],
    ],
    [
      'so does a sound that is no MP3',
      album(song, { kind: 'audio', type: 'audio/wav' }),
      ['document', 'document'],
    ],
  ])('%s', async (_, content, types) => {
    accepts(32, 33)
    await send({ ...content, caption: 'мына' })
    const { media } = await asked()
    expect(media.map(({ type }) => type)).toEqual(types)
    expect(media.map(({ caption }) => caption)).toEqual([undefined, 'мына'])
  })

  it('are uploaded where Telegram cannot fetch one, and go as documents where one is no photo to it', async () => {
    refuses('Bad Request: failed to get HTTP URL content')
    accepts(32, 33)
    const large = { ...video, size: 18 * megabyte }
    expect(await send(album({}, large))).toMatchObject({ ok: true })
    expect((await asked()).files).toBe(2)
    expect(String(provider.got[0]?.body)).toContain('"media":"https://shop.example/files/1"')
    refuses('Bad Request: PHOTO_INVALID_DIMENSIONS')
    accepts(34, 35)
    await send(album({}, {}))
    expect((await asked()).media.map(({ type }) => type)).toEqual(['document', 'document'])
  })

  it('that cannot all be read do not leave at all', async () => {
    const gone = { bytes: () => Promise.reject(new Error('gone')) }
    expect(await send(album({}, gone))).toEqual({ ok: false, kind: 'retry', reason: 'file_unreadable' })
    expect(provider.got).toEqual([])
  })

  const ten = Array.from({ length: 10 }, () => ({}))
  it.each<[string, OutboundContent, OutboundContent]>([
    ['files_unfit', album({}, {}), album({})],
    ['files_unfit', album(...ten), album(...ten, {})],
    ['files_unfit', album(pdf, pdf), album({}, pdf)],
    ['files_unfit', album(song, song), album(song, { kind: 'voice', type: 'audio/ogg' })],
    ['file_too_large', album({}, { size: 50 * megabyte - 9 }), album({}, { size: 50 * megabyte - 8 })],
    [
      'caption_too_long',
      { ...album({}, {}), caption: 'a'.repeat(1024) },
      { ...album({}, {}), caption: 'a'.repeat(1025) },
    ],
  ])('(%s) are refused before they leave, and what is just within is not', async (why, fits, beyond) => {
    expect(telegramRefuses(fits)).toBeUndefined()
    expect(await send(beyond)).toEqual({ ok: false, kind: 'refused', reason: why })
    expect(provider.got).toEqual([])
  })
})

describe('a card to Telegram', () => {
  const card: Card = {
    title: 'Зыгыр көйнөк',
    subtitle: '2 500 сом',
    image: 'https://shop.example/a.jpg',
    url: 'https://shop.example/1',
    buttons: [{ id: 'take', title: 'Алам' }],
  }
  const cards = (...some: Card[]): OutboundContent => ({ kind: 'cards', cards: some })
  const sent = async (one: Card) => {
    provider.answers({ body: { ok: true, result: message(40) } })
    expect(await send(cards(one))).toEqual({ ok: true, providerId: '555:40' })
    const last = provider.got.at(-1)
    const method = last?.url.split('/').at(-1) ?? ''
    expect(contract?.takes(method)(last?.body) ?? []).toEqual([])
    return { method, body: last?.body }
  }

  it('is a picture with words, buttons and a link under it', async () => {
    expect(await sent(card)).toEqual({
      method: 'sendPhoto',
      body: {
        chat_id: '555',
        photo: 'https://shop.example/a.jpg',
        caption: 'Зыгыр көйнөк\n2 500 сом',
        reply_markup: {
          inline_keyboard: [
            [{ text: 'Алам', callback_data: 'take' }],
            [{ text: 'Зыгыр көйнөк ↗', url: 'https://shop.example/1' }],
          ],
        },
      },
    })
  })

  it('without a picture is words, and several are refused: there is no row of cards', async () => {
    const { method, body } = await sent({ title: 'Зыгыр көйнөк', buttons: [] })
    expect([method, body]).toEqual(['sendMessage', { chat_id: '555', text: 'Зыгыр көйнөк' }])
    for (const unfit of [cards(), cards(card, card), cards({ ...card, subtitle: 'a'.repeat(1012) })])
      expect(await send(unfit)).toEqual({ ok: false, kind: 'refused', reason: 'cards_unfit' })
  })
})
