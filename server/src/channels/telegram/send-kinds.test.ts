import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { channelContractsPresent, telegramContract } from '../../../../tests/contracts/channels-contracts.ts'
import type { OutboundContent, OutboundFile } from '../content.ts'
import { startFakeProvider } from '../testing.ts'
import { sendTelegram, showTelegramTyping } from './send.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const access = { baseUrl: provider.url, token: '7000000001:demo-telegram-bot-token-0000000000001' }
const send = (content: OutboundContent, more: object = {}) =>
  sendTelegram(access, { to: '555', content, key: 'message-1', ...more })
const accepted = {
  body: { ok: true, result: { message_id: 32, date: 1, chat: { id: 555, type: 'private' } } },
}
const refused = (description: string) => ({
  status: 400,
  body: { ok: false, error_code: 400, description: `Bad Request: ${description}` },
})
const methodOf = ({ url }: { url: string }) => url.slice(url.lastIndexOf('/') + 1)
const contract = channelContractsPresent() ? telegramContract() : undefined
/** The method and what it was given, after the provider said yes; every JSON body is held to Telegram's description. */
const sent = async (content: OutboundContent, more: object = {}) => {
  provider.answers(accepted)
  expect(await send(content, more)).toMatchObject({ ok: true })
  const last = provider.got.at(-1)
  if (!last) throw new Error('nothing was sent')
  if (contract && typeof last.body === 'object') expect(contract.takes(methodOf(last))(last.body)).toEqual([])
  return { method: methodOf(last), body: last.body }
}

const file = (more: Partial<OutboundFile> = {}): OutboundFile => ({
  kind: 'image',
  url: 'https://shop.example/files/1',
  bytes: async () => new TextEncoder().encode('the bytes'),
  type: 'image/jpeg',
  name: 'көйнөк.jpg',
  size: 9,
  ...more,
})
const media = (more: Partial<OutboundFile> = {}, caption?: string): OutboundContent => ({
  kind: 'media',
  file: file(more),
  ...(caption === undefined ? {} : { caption }),
})
const sticker = (picture: object = {}, more: Partial<OutboundFile> = {}): OutboundContent =>
  media({
    ...{ kind: 'sticker', type: 'image/webp', ...more },
    picture: { width: 512, height: 384, moves: false, ...picture },
  })
const yes = { id: 'yes', title: 'Ооба' }
const buttons = (...some: { id: string; title: string }[]): OutboundContent => ({
  kind: 'buttons',
  text: 'Алабызбы?',
  buttons: some,
})
const point = { latitude: 42.87, longitude: 74.6 }
const megabyte = 1024 * 1024

describe('a file to Telegram', () => {
  it('is uploaded with caption and quote', async () => {
    const { method, body } = await sent(media({}, 'мына'), { replyTo: '555:31' })
    expect(method).toBe('sendPhoto')
    expect(provider.got[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    for (const part of ['name="chat_id"', 'мына', 'name="photo"', 'көйнөк.jpg', 'the bytes'])
      expect(String(body)).toContain(part)
    expect(String(body)).toContain('{"message_id":31,"allow_sending_without_reply":true}')
  })

  it.each([
    [{}, 'sendPhoto'],
    [{ type: 'image/gif' }, 'sendDocument'],
    [{ size: 11 * megabyte, url: 'http://127.0.0.1/1' }, 'sendDocument'],
    [{ kind: 'video', type: 'video/mp4' }, 'sendVideo'],
    [{ kind: 'video', type: 'video/webm' }, 'sendDocument'],
    [{ kind: 'voice', type: 'audio/ogg; codecs=opus' }, 'sendVoice'],
    [{ kind: 'voice', type: 'audio/webm' }, 'sendDocument'],
    [{ kind: 'audio', type: 'audio/mpeg' }, 'sendAudio'],
    [{ kind: 'audio', type: 'audio/ogg' }, 'sendDocument'],
    [{ kind: 'document', type: 'application/pdf' }, 'sendDocument'],
    [{ type: 'image/webp' }, 'sendPhoto'],
    [{ kind: 'sticker', type: 'image/webp' }, 'sendSticker'],
  ] as const)('(%j) goes by %s', async (what, method) => {
    expect((await sent(media(what))).method).toBe(method)
  })

  it('that is large is named by its address where Telegram can fetch it, and uploaded where it cannot', async () => {
    const large = { kind: 'video', type: 'video/mp4', size: 17 * megabyte } as const
    expect((await sent(media(large))).body).toMatchObject({ video: 'https://shop.example/files/1' })
    provider.answers(refused('failed to get HTTP URL content'))
    expect(String((await sent(media(large))).body)).toContain('the bytes')
    expect(String((await sent(media({ ...large, size: 21 * megabyte }))).body)).toContain('the bytes')
    const inside = await sent(media({ ...large, url: 'http://127.0.0.1:3000/files/1' }))
    expect(String(inside.body)).toContain('the bytes')
  })

  it('that is no photo to Telegram, or a voice that its reader does not want, goes as a document', async () => {
    provider.answers(refused('PHOTO_INVALID_DIMENSIONS'))
    expect((await sent(media())).method).toBe('sendDocument')
    provider.answers(refused('VOICE_MESSAGES_FORBIDDEN'))
    expect((await sent(media({ kind: 'voice', type: 'audio/ogg' }))).method).toBe('sendDocument')
    provider.answers(refused('chat not found'))
    expect(await send(media())).toMatchObject({ kind: 'refused', reason: 'recipient_unreachable 400' })
  })

  it('that cannot be read is tried again, one whose answer is lost never', async () => {
    const broken = media({ bytes: () => Promise.reject(new Error('gone')) })
    expect(await send(broken)).toEqual({ ok: false, kind: 'retry', reason: 'file_unreadable' })
    expect(provider.got).toEqual([])
    provider.answers('reset')
    expect(await send(media())).toMatchObject({ ok: false, kind: 'uncertain' })
  })
})

describe('what else goes to Telegram', () => {
  it('is a question with buttons, one under the other', async () => {
    const { method, body } = await sent(buttons(yes, { id: 'no', title: 'Жок' }))
    expect(method).toBe('sendMessage')
    expect(body).toMatchObject({
      text: 'Алабызбы?',
      reply_markup: {
        inline_keyboard: [[{ text: 'Ооба', callback_data: 'yes' }], [{ text: 'Жок', callback_data: 'no' }]],
      },
    })
  })

  it('is a list, as buttons with their notes', async () => {
    const rows = [{ id: 'm', title: 'M', description: 'көкүрөк 92' }]
    const { body } = await sent({ kind: 'list', text: 'Кайсы?', button: 'Тандоо', sections: [{ rows }] })
    expect(body).toMatchObject({
      reply_markup: { inline_keyboard: [[{ text: 'M · көкүрөк 92', callback_data: 'm' }]] },
    })
  })

  it('is a request for the place or the number', async () => {
    const place = await sent({ kind: 'location_request', text: 'Кайда?', button: 'Жерди жөнөтүү' })
    expect(place.body).toMatchObject({
      reply_markup: {
        keyboard: [[{ text: 'Жерди жөнөтүү', request_location: true }]],
        one_time_keyboard: true,
      },
    })
    const phone = await sent({ kind: 'contact_request', text: 'Номериңиз?' })
    expect(phone.body).toMatchObject({ reply_markup: { keyboard: [[{ request_contact: true }]] } })
    const thanks = await sent({ kind: 'text', text: 'Рахмат', dropsKeyboard: true })
    expect(thanks.body).toMatchObject({ text: 'Рахмат', reply_markup: { remove_keyboard: true } })
    expect((await sent({ kind: 'text', text: 'Рахмат' })).body).not.toHaveProperty('reply_markup')
  })

  it.each([
    [
      { name: 'Айпери', address: 'Чүй 1' },
      { title: 'Айпери', address: 'Чүй 1' },
    ],
    [{ name: 'Айпери' }, { title: 'Айпери', address: 'Айпери' }],
    [{ address: 'Чүй 1' }, { title: 'Чүй 1', address: 'Чүй 1' }],
  ])('is a place with all that is said of it: %j', async (told, shown) => {
    const { method, body } = await sent({ kind: 'location', location: { ...point, ...told } })
    expect([method, body]).toEqual(['sendVenue', { chat_id: '555', ...point, ...shown }])
  })

  it('is a place of which nothing is said', async () => {
    const { method, body } = await sent({ kind: 'location', location: point })
    expect([method, body]).toEqual(['sendLocation', { chat_id: '555', ...point }])
  })

  it('is a reaction, and none takes it back', async () => {
    provider.answers({ body: { ok: true, result: true } }, { body: { ok: true, result: true } })
    const react = (emoji: string | null) => send({ kind: 'reaction', target: '555:31', emoji })
    expect(await react('👍')).toEqual({ ok: true, providerId: 'reaction:message-1' })
    await react(null)
    expect(provider.got.map(methodOf)).toEqual(['setMessageReaction', 'setMessageReaction'])
    const [given, taken] = provider.got.map(({ body }) => body)
    expect(given).toEqual({ chat_id: '555', message_id: 31, reaction: [{ type: 'emoji', emoji: '👍' }] })
    expect(taken).toMatchObject({ reaction: [] })
    expect(contract?.takes('setMessageReaction')(given) ?? []).toEqual([])
    expect(await send({ kind: 'reaction', target: 'callback:9', emoji: '👍' })).toMatchObject({
      kind: 'refused',
    })
  })
})

describe("in a business account's chat", () => {
  const to = 'bc_1:555'

  it('everything names the connection, and the message is known by it', async () => {
    provider.answers(accepted)
    expect(await send({ kind: 'text', text: 'Ооба' }, { to, replyTo: 'bc_1:555:31' })).toEqual({
      ok: true,
      providerId: 'bc_1:555:32',
    })
    expect(provider.got[0]?.body).toEqual({
      chat_id: '555',
      business_connection_id: 'bc_1',
      text: 'Ооба',
      reply_parameters: { message_id: 31, allow_sending_without_reply: true },
    })
    expect(String((await sent(media(), { to })).body)).toContain('name="business_connection_id"')
    expect((await sent(buttons(yes), { to })).body).toMatchObject({ business_connection_id: 'bc_1' })
  })

  it.each<OutboundContent>([
    { kind: 'contact_request', text: 'Номериңиз?' },
    { kind: 'location_request', text: 'Кайда?' },
    { kind: 'reaction', target: 'bc_1:555:31', emoji: '👍' },
  ])('$kind does not exist', async (content) => {
    expect(await send(content, { to })).toMatchObject({ reason: `kind_not_supported ${content.kind}` })
    expect(provider.got).toEqual([])
  })

  it('typing is shown there and the message marked read', async () => {
    const yesTrue = { body: { ok: true, result: true } }
    provider.answers(yesTrue, yesTrue, yesTrue)
    await showTelegramTyping(access, to, 'bc_1:555:31')
    expect(provider.got.map(methodOf)).toEqual(['sendChatAction', 'readBusinessMessage'])
    for (const call of provider.got) expect(contract?.takes(methodOf(call))(call.body) ?? []).toEqual([])
    await showTelegramTyping(access, '555', '555:31')
    expect(provider.got).toHaveLength(3)
  })
})

describe('what is beyond the limits of Telegram', () => {
  const letters = (count: number) => 'a'.repeat(count)

  it.each<[reason: string, fits: OutboundContent, beyond: OutboundContent]>([
    ['text_too_long', { kind: 'text', text: letters(4096) }, { kind: 'text', text: letters(4097) }],
    ['text_too_long', { kind: 'text', text: '👗'.repeat(2048) }, { kind: 'text', text: '👗'.repeat(2049) }],
    ['text_empty', { kind: 'location_request', text: 'Кайда?' }, { kind: 'location_request', text: ' ' }],
    ['caption_too_long', media({}, letters(1024)), media({}, letters(1025))],
    [
      'file_too_large',
      media({ kind: 'document', size: 50 * megabyte }),
      media({ kind: 'document', size: 50 * megabyte + 1 }),
    ],
    ['file_type_refused', sticker(), sticker({}, { type: 'image/png' })],
    ['file_no_sticker', sticker(), sticker({ moves: true })],
    ['file_too_large', sticker({}, { size: 512 * 1024 }), sticker({}, { size: 512 * 1024 + 1 })],
    ['caption_not_taken', sticker(), { ...sticker(), caption: 'x' } as OutboundContent],
    // Bytes of UTF-8: 32 letters of Cyrillic.
    ['buttons_unfit', buttons({ ...yes, id: 'ы'.repeat(32) }), buttons({ ...yes, id: 'ы'.repeat(33) })],
    ['buttons_unfit', buttons(yes), buttons()],
    ['buttons_unfit', buttons(yes), buttons(yes, yes)],
  ])('(%s) does not leave, and what is just within does', async (reason, fits, beyond) => {
    expect(await send(beyond)).toEqual({ ok: false, kind: 'refused', reason })
    expect(provider.got).toEqual([])
    await sent(fits)
  })
})
