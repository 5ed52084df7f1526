import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Card, OutboundContent, OutboundFile } from '../content.ts'
import { startFakeProvider } from '../testing.ts'
import { sendInstagram } from './send.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
beforeEach(() => {
  provider.got.length = 0
})

const account = { account: '17841400000000001', settings: {}, token: 'the-token' }
const access = { baseUrl: provider.url, token: 'the-token', appSecret: undefined }
const send = (content: OutboundContent, more: object = {}) =>
  sendInstagram(access, account, { to: '1000000000000001', content, key: 'message-1', ...more })
const accepted = { body: { recipient_id: '1000000000000001', message_id: 'mid.NEW' } }
const sent = async (content: OutboundContent, more: object = {}) => {
  provider.answers(accepted)
  expect(await send(content, more)).toEqual({ ok: true, providerId: 'mid.NEW' })
  return provider.got.at(-1)?.body
}
const to = (content: object) => ({ recipient: { id: '1000000000000001' }, ...content })

const url = 'https://shop.example/files/1?signature=abc'
const file = (more: Partial<OutboundFile> = {}): OutboundFile => ({
  kind: 'image',
  url,
  bytes: () => Promise.reject(new Error('Instagram fetches it')),
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
const album = (count: number, more: Partial<OutboundFile> = {}): OutboundContent => ({
  kind: 'album',
  files: Array.from({ length: count }, () => file(more)),
})
const answer = (n: number) => ({ id: `size-${n}`, title: `Өлчөм ${n}` })
const answers = (count: number) => Array.from({ length: count }, (_, n) => answer(n))
const buttons = (some: ReturnType<typeof answer>[], text = 'Кайсы өлчөм?'): OutboundContent => ({
  kind: 'buttons',
  text,
  buttons: some,
})
const list = (rows: ReturnType<typeof answer>[], text = 'Кайсы өлчөм?'): OutboundContent => ({
  kind: 'list',
  text,
  button: 'Тандоо',
  sections: [{ rows }],
})
const card = (more: Partial<Card> = {}): Card => ({
  title: 'Зыгыр көйнөк',
  subtitle: '2500 сом',
  buttons: [],
  ...more,
})
const cards = (...some: Card[]): OutboundContent => ({ kind: 'cards', cards: some })

describe('a file to Instagram', () => {
  it.each([
    [{}, 'image'],
    [{ kind: 'video', type: 'video/mp4' }, 'video'],
    [{ kind: 'audio', type: 'audio/mp4; codecs=mp4a.40.2' }, 'audio'],
    [{ kind: 'voice', type: 'audio/aac' }, 'audio'],
    [{ kind: 'document', type: 'application/pdf' }, 'file'],
  ] as const)('(%j) is named by its address, which Instagram fetches', async (what, type) => {
    expect(await sent(media(what))).toEqual(to({ message: { attachment: { type, payload: { url } } } }))
  })

  it('is one of several pictures that are one message', async () => {
    const attachment = { type: 'image', payload: { url } }
    expect(await sent(album(3))).toEqual(
      to({ message: { attachments: [attachment, attachment, attachment] } }),
    )
  })

  it('that a person sends after a day carries the tag', async () => {
    expect(await sent(media(), { tag: 'human_agent' })).toMatchObject({
      messaging_type: 'MESSAGE_TAG',
      tag: 'HUMAN_AGENT',
    })
  })

  it('on a server that Instagram cannot reach does not leave', async () => {
    const local = { url: 'http://127.0.0.1:3000/files/1' }
    const real = { ...access, baseUrl: 'https://graph.instagram.example' }
    for (const content of [media(local), album(2, local), cards(card({ image: local.url }))])
      expect(await sendInstagram(real, account, { to: '1', content, key: 'k' })).toEqual({
        ok: false,
        kind: 'refused',
        reason: 'file_not_public',
      })
    // A provider on this machine fetches from it.
    await sent(media(local))
  })
})

describe('what else goes to Instagram', () => {
  it('is a reaction, alone in its request and without a tag', async () => {
    provider.answers({ body: { recipient_id: '1000000000000001' } })
    const reaction = { kind: 'reaction', target: 'm1', emoji: '🧣' } as const
    expect(await send(reaction, { tag: 'human_agent', replyTo: 'm1' })).toEqual({
      ok: true,
      providerId: 'reaction:message-1',
    })
    expect(provider.got[0]?.body).toEqual(
      to({ sender_action: 'react', payload: { message_id: 'm1', reaction: '🧣' } }),
    )
  })

  it('is a heart, which Instagram has a word for, and its removal', async () => {
    const react = (emoji: string | null) => sent({ kind: 'reaction', target: 'm1', emoji })
    expect(await react('❤️')).toMatchObject({ payload: { message_id: 'm1', reaction: 'love' } })
    expect(await react(null)).toEqual(to({ sender_action: 'unreact', payload: { message_id: 'm1' } }))
  })

  it('is a question with up to three buttons that stay', async () => {
    expect(await sent(buttons(answers(1)))).toEqual(
      to({
        message: {
          attachment: {
            type: 'template',
            payload: {
              template_type: 'button',
              text: 'Кайсы өлчөм?',
              buttons: [{ type: 'postback', title: 'Өлчөм 0', payload: 'size-0' }],
            },
          },
        },
      }),
    )
  })

  it.each([
    ['more answers', buttons(answers(4)), 4],
    ['a text that no template holds', buttons(answers(1), 'a'.repeat(641)), 1],
  ])('is a question with %s, as quick replies', async (_, content, count) => {
    const body = await sent(content)
    expect(body).toMatchObject({
      message: {
        text: 'text' in content ? content.text : '',
        quick_replies: answers(count).map(({ id, title }) => ({
          content_type: 'text',
          title,
          payload: id,
        })),
      },
    })
  })

  it('is a list, whose notes stand in the text', async () => {
    const sections = [
      { title: 'Аялдар', rows: [{ ...answer(1), description: 'көкүрөк 92' }] },
      { title: 'Эркектер', rows: [answer(2)] },
    ]
    const body = await sent({ kind: 'list', text: 'Кайсы?', button: 'Тандоо', sections })
    expect(body).toMatchObject({
      message: {
        text: 'Кайсы?\n\nАялдар:\nӨлчөм 1: көкүрөк 92\nЭркектер:',
        quick_replies: [{ payload: 'size-1' }, { payload: 'size-2' }],
      },
    })
    expect(await sent(list([answer(1)]))).toMatchObject({ message: { text: 'Кайсы өлчөм?' } })
  })

  it('is a row of cards', async () => {
    const full = card({
      image: 'https://shop.example/a.jpg',
      url: 'https://shop.example/a',
      buttons: [{ id: 'buy:1', title: 'Алам' }],
    })
    expect(await sent(cards(full, card()))).toEqual(
      to({
        message: {
          attachment: {
            type: 'template',
            payload: {
              template_type: 'generic',
              elements: [
                {
                  title: 'Зыгыр көйнөк',
                  subtitle: '2500 сом',
                  image_url: 'https://shop.example/a.jpg',
                  default_action: { type: 'web_url', url: 'https://shop.example/a' },
                  buttons: [{ type: 'postback', title: 'Алам', payload: 'buy:1' }],
                },
                { title: 'Зыгыр көйнөк', subtitle: '2500 сом' },
              ],
            },
          },
        },
      }),
    )
  })

  it.each<[OutboundContent]>([
    [{ kind: 'location_request', text: 'Кайда?' }],
    [{ kind: 'template', name: 'order_update', language: 'ru', body: [], buttons: [] }],
  ])('is not what Instagram has no form for', async (content) => {
    const reason = `kind_not_supported ${content.kind}`
    expect(await send(content)).toEqual({ ok: false, kind: 'refused', reason })
    expect(provider.got).toEqual([])
  })
})

describe('what is beyond the limits of Instagram', () => {
  const megabyte = 1024 * 1024
  const letters = (count: number) => 'a'.repeat(count)
  const titled = (length: number) => [{ id: 'x', title: letters(length) }]

  it.each<[reason: string, fits: OutboundContent, beyond: OutboundContent]>([
    ['file_too_large', media({ size: 8 * megabyte }), media({ size: 8 * megabyte + 1 })],
    [
      'file_too_large',
      media({ kind: 'video', type: 'video/mp4', size: 25 * megabyte }),
      media({ kind: 'video', type: 'video/mp4', size: 25 * megabyte + 1 }),
    ],
    ['file_type_refused', media({ type: 'IMAGE/PNG' }), media({ type: 'image/webp' })],
    [
      'file_type_refused',
      media({ kind: 'voice', type: 'audio/mp4' }),
      media({ kind: 'voice', type: 'audio/ogg; codecs=opus' }),
    ],
    [
      'file_type_refused',
      media({ kind: 'document', type: 'application/pdf' }),
      media({ kind: 'document', type: 'text/plain' }),
    ],
    ['kind_not_supported', media(), media({ kind: 'sticker', type: 'image/webp' })],
    ['caption_not_taken', media({}, ''), media({}, 'мына')],
    ['files_unfit', album(10), album(11)],
    ['files_unfit', album(2), album(1)],
    ['files_unfit', album(2), album(2, { kind: 'video', type: 'video/mp4' })],
    ['file_too_large', album(2), album(2, { size: 8 * megabyte + 1 })],
    ['text_too_long', buttons(answers(1), 'ө'.repeat(500)), buttons(answers(1), 'ө'.repeat(501))],
    ['text_empty', buttons(answers(1)), buttons(answers(1), ' ')],
    ['buttons_unfit', buttons(answers(13)), buttons(answers(14))],
    ['buttons_unfit', buttons(answers(1)), buttons([])],
    ['buttons_unfit', buttons(answers(2)), buttons([...answers(1), ...answers(1)])],
    ['button_too_long', buttons(titled(20)), buttons(titled(21))],
    ['list_unfit', list(answers(13)), list(answers(14))],
    ['row_too_long', list(titled(20)), list(titled(21))],
    [
      'text_too_long',
      list(answers(1)),
      {
        ...list([]),
        sections: [{ rows: [{ ...answer(1), description: letters(1000) }] }],
      } as OutboundContent,
    ],
    [
      'cards_unfit',
      cards(...Array.from({ length: 10 }, () => card())),
      cards(...Array.from({ length: 11 }, () => card())),
    ],
    ['cards_unfit', cards(card()), cards({ title: 'Көйнөк', buttons: [] })],
    ['cards_unfit', cards(card({ title: letters(80) })), cards(card({ title: letters(81) }))],
    ['cards_unfit', cards(card({ subtitle: letters(80) })), cards(card({ subtitle: letters(81) }))],
    ['cards_unfit', cards(card({ buttons: answers(3) })), cards(card({ buttons: answers(4) }))],
    ['button_too_long', cards(card({ buttons: titled(20) })), cards(card({ buttons: titled(21) }))],
  ])('(%s) does not leave, and what is just within does', async (reason, fits, beyond) => {
    expect(await send(beyond)).toEqual({ ok: false, kind: 'refused', reason })
    expect(provider.got).toEqual([])
    await sent(fits)
  })
})
