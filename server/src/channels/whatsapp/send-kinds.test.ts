import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundContent, OutboundFile } from '../content.ts'
import { startFakeProvider } from '../testing.ts'
import { sendWhatsApp } from './send.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const account = { account: '106540352242922', settings: {}, token: 'the-token' }
const access = { baseUrl: provider.url, token: 'the-token', appSecret: undefined }
const send = (content: OutboundContent, more: object = {}) =>
  sendWhatsApp(access, account, { to: '996700120000', content, key: 'message-1', ...more })
const accepted = { body: { messages: [{ id: 'wamid.NEW' }] } }
const uploaded = { body: { id: '1037' } }
const sent = async (content: OutboundContent, more: object = {}) => {
  provider.answers(accepted)
  expect(await send(content, more)).toEqual({ ok: true, providerId: 'wamid.NEW' })
  return provider.got.at(-1)?.body
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
    picture: { width: 512, height: 512, moves: false, ...picture },
  })
const yes = { id: 'yes', title: 'Ооба' }
const buttons = (...some: { id: string; title: string }[]): OutboundContent => ({
  kind: 'buttons',
  text: 'Алабызбы?',
  buttons: some,
})
const row = (n: number) => ({ id: `size-${n}`, title: `Өлчөм ${n}` })
const list = (rows: ReturnType<typeof row>[], more: object = {}): OutboundContent => ({
  kind: 'list',
  text: 'Кайсы өлчөм?',
  button: 'Тандоо',
  sections: [{ rows }],
  ...more,
})

describe('a file to WhatsApp', () => {
  it('is uploaded first and sent by its id, with caption and quote', async () => {
    provider.answers(uploaded)
    const body = await sent(media({}, 'мына'), { replyTo: 'wamid.OLD' })
    const [upload] = provider.got
    expect(upload).toMatchObject({ method: 'POST', url: '/v25.0/106540352242922/media' })
    expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    for (const part of ['name="messaging_product"', 'whatsapp', 'image/jpeg', 'көйнөк.jpg', 'the bytes'])
      expect(String(upload?.body)).toContain(part)
    expect(body).toMatchObject({
      type: 'image',
      image: { id: '1037', caption: 'мына' },
      context: { message_id: 'wamid.OLD' },
      biz_opaque_callback_data: 'message-1',
    })
  })

  it.each([
    [
      { kind: 'voice', type: 'audio/ogg; codecs=opus' },
      { type: 'audio', audio: { id: '1037', voice: true } },
    ],
    [
      { kind: 'voice', type: 'audio/mp4' },
      { type: 'audio', audio: { id: '1037' } },
    ],
    [
      { kind: 'audio', type: 'audio/mpeg' },
      { type: 'audio', audio: { id: '1037' } },
    ],
    [
      { kind: 'video', type: 'video/mp4' },
      { type: 'video', video: { id: '1037' } },
    ],
    [
      { kind: 'document', type: 'application/pdf', name: 'эсеп.pdf' },
      { type: 'document', document: { id: '1037', filename: 'эсеп.pdf' } },
    ],
    [
      { kind: 'sticker', type: 'image/webp', name: 'салам.webp' },
      { type: 'sticker', sticker: { id: '1037' } },
    ],
  ] as const)('(%j) has its own form', async (what, expected) => {
    provider.answers(uploaded)
    const { type, ...body } = (await sent(media(what))) as Record<string, unknown>
    expect({ type, [String(type)]: body[String(type)] }).toEqual(expected)
  })

  it('that is large is named by its address, where Meta can reach it', async () => {
    const size = 17 * 1024 * 1024
    const large = { kind: 'document', type: 'application/pdf', size } as const
    expect(await sent(media(large))).toMatchObject({ document: { link: 'https://shop.example/files/1' } })
    expect(provider.got).toHaveLength(1)
    provider.answers(uploaded)
    expect(await sent(media({ ...large, url: 'http://127.0.0.1:3000/files/1' }))).toMatchObject({
      document: { id: '1037' },
    })
  })

  it.each([
    ['reset' as const, 'retry', 'provider_unreachable'],
    [{ status: 502, body: '<html>' }, 'retry', 'answer_unreadable 502'],
    [{ status: 400, body: { error: { code: 131053 } } }, 'refused', 'file_type_refused 131053'],
    [{ status: 401, body: { error: { code: 190 } } }, 'channel_broken', 'token_rejected 190'],
  ])('whose upload fails (%j) was never sent', async (answer, kind, reason) => {
    provider.answers(answer)
    expect(await send(media())).toEqual({ ok: false, kind, reason })
    expect(provider.got).toHaveLength(1)
  })

  it('that cannot be read is tried again', async () => {
    const broken = media({ bytes: () => Promise.reject(new Error('gone')) })
    expect(await send(broken)).toEqual({ ok: false, kind: 'retry', reason: 'file_unreadable' })
  })
})

describe('what else goes to WhatsApp', () => {
  it('is a reaction, and an empty one takes it back', async () => {
    const reaction = (emoji: string | null) => sent({ kind: 'reaction', target: 'wamid.IN', emoji })
    expect(await reaction('👍')).toMatchObject({
      type: 'reaction',
      reaction: { message_id: 'wamid.IN', emoji: '👍' },
    })
    expect(await reaction(null)).toMatchObject({ reaction: { message_id: 'wamid.IN', emoji: '' } })
    expect(
      await sent({ kind: 'reaction', target: 'wamid.IN', emoji: '👍' }, { replyTo: 'wamid.IN' }),
    ).not.toHaveProperty('context')
  })

  it('is a question with buttons', async () => {
    expect(await sent(buttons(yes))).toMatchObject({
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Алабызбы?' },
        action: { buttons: [{ type: 'reply', reply: yes }] },
      },
    })
  })

  it('is a list', async () => {
    expect(await sent(list([row(1), row(2)]))).toMatchObject({
      interactive: { type: 'list', action: { button: 'Тандоо', sections: [{ rows: [row(1), row(2)] }] } },
    })
  })

  it('is a card, whose number opens a chat only where it says its country', async () => {
    const cards = [{ name: 'Бакыт', phones: ['+996 555 010 203', '0555 010 203'] }]
    expect(await sent({ kind: 'contacts', cards })).toMatchObject({
      contacts: [
        {
          phones: [{ phone: '+996 555 010 203', wa_id: '996555010203' }, { phone: '0555 010 203' }],
        },
      ],
    })
    const [, national] = JSON.parse(JSON.stringify(provider.got.at(-1)?.body)).contacts[0].phones
    expect(national).toEqual({ phone: '0555 010 203' })
  })

  it('is a request for the place', async () => {
    expect(await sent({ kind: 'location_request', text: 'Кайда жеткирели?' })).toMatchObject({
      interactive: {
        type: 'location_request_message',
        body: { text: 'Кайда жеткирели?' },
        action: { name: 'send_location' },
      },
    })
  })
})

describe('what WhatsApp has no form for', () => {
  it.each<[OutboundContent]>([
    [{ kind: 'album', files: [file(), file()] }],
    [{ kind: 'cards', cards: [{ title: 'A', buttons: [yes] }] }],
  ])('does not leave', async (content) => {
    const reason = `kind_not_supported ${content.kind}`
    expect(await send(content)).toEqual({ ok: false, kind: 'refused', reason })
    expect(provider.got).toEqual([])
  })
})

describe('what is beyond the limits of WhatsApp', () => {
  const megabyte = 1024 * 1024
  const letters = (count: number) => 'a'.repeat(count)
  const ten = Array.from({ length: 10 }, (_, n) => row(n))

  it.each<[reason: string, fits: OutboundContent, beyond: OutboundContent]>([
    ['file_too_large', media({ size: 5 * megabyte }), media({ size: 5 * megabyte + 1 })],
    [
      'file_too_large',
      media({ kind: 'video', type: 'video/mp4', size: 16 * megabyte }),
      media({ kind: 'video', type: 'video/mp4', size: 16 * megabyte + 1 }),
    ],
    ['file_type_refused', media({ type: 'IMAGE/PNG' }), media({ type: 'image/webp' })],
    ['caption_too_long', media({}, letters(1024)), media({}, letters(1025))],
    [
      'caption_not_taken',
      media({ kind: 'voice', type: 'audio/ogg' }),
      media({ kind: 'voice', type: 'audio/ogg' }, 'x'),
    ],
    ['file_type_refused', sticker(), sticker({}, { type: 'image/png' })],
    ['file_no_sticker', sticker(), sticker({ width: 511 })],
    ['file_no_sticker', sticker(), sticker({ height: 513 })],
    ['file_too_large', sticker({}, { size: 100 * 1024 }), sticker({}, { size: 100 * 1024 + 1 })],
    [
      'file_too_large',
      sticker({ moves: true }, { size: 500 * 1024 }),
      sticker({ moves: true }, { size: 500 * 1024 + 1 }),
    ],
    ['caption_not_taken', sticker(), { ...sticker(), caption: 'x' } as OutboundContent],
    ['button_too_long', buttons({ ...yes, title: letters(20) }), buttons({ ...yes, title: letters(21) })],
    ['buttons_unfit', buttons(row(1), row(2), row(3)), buttons(row(1), row(2), row(3), row(4))],
    ['buttons_unfit', buttons(yes), buttons(yes, { ...yes, id: 'other' })],
    ['buttons_unfit', buttons({ ...yes, id: letters(256) }), buttons({ ...yes, id: ' yes' })],
    ['text_too_long', buttons(yes), { ...buttons(yes), text: letters(1025) } as OutboundContent],
    ['list_unfit', list(ten), list([...ten, row(10)])],
    ['list_unfit', list([row(1)]), list([])],
    ['list_unfit', list([row(1), row(2)]), list([row(1), row(1)])],
    [
      'list_unfit',
      list([], {
        sections: [
          { title: 'A', rows: [row(1)] },
          { title: 'B', rows: [row(2)] },
        ],
      }),
      list([], { sections: [{ title: 'A', rows: [row(1)] }, { rows: [row(2)] }] }),
    ],
    ['button_too_long', list(ten, { button: letters(20) }), list(ten, { button: letters(21) })],
    ['row_too_long', list([{ ...row(1), title: letters(24) }]), list([{ ...row(1), title: letters(25) }])],
    ['text_empty', { kind: 'location_request', text: 'Кайда?' }, { kind: 'location_request', text: ' ' }],
  ])('(%s) does not leave, and what is just within does', async (reason, fits, beyond) => {
    expect(await send(beyond)).toEqual({ ok: false, kind: 'refused', reason })
    expect(provider.got).toEqual([])
    if (fits.kind === 'media') provider.answers(uploaded)
    await sent(fits)
  })
})
