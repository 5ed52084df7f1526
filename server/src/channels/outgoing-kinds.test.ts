import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import {
  type Check,
  channelContractsPresent,
  metaContract,
  telegramContract,
} from '../../../tests/contracts/channels-contracts.ts'
import { adapters } from './adapters.ts'
import type { OutboundContent, OutboundFile } from './content.ts'
import { type Got, startFakeProvider } from './testing.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
const urls = { META_GRAPH_URL: provider.url, TELEGRAM_API_URL: provider.url }
const config = readConfig({ DATA_DIR: 'memory://', META_APP_SECRET: 'secret', ...urls })
// The adapters need nothing else of it.
const needed: Pick<Ctx, 'config' | 'clock'> = { config, clock: fixedClock('2026-11-24T10:00:00.000Z') }
const ctx = needed as Ctx
const number = { account: '106540352242922', settings: { wabaId: '1' }, token: 'token' }
const bot = { account: '7000000001', settings: {}, token: '7000000001:demo-telegram-bot-token' }

const file = (kind: OutboundFile['kind'], type: string, size = 3): OutboundFile => ({
  ...{ kind, type, size, name: 'көйнөк' },
  url: 'https://shop.example/files/1',
  bytes: async () => new Uint8Array(3),
})
const media = (one: OutboundFile, caption?: string): OutboundContent => ({
  kind: 'media',
  file: one,
  ...(caption ? { caption } : {}),
})
const large = 17 * 1024 * 1024

/** Every kind that can leave, in its forms. A kind that is added has to be added here. */
const contents: Record<OutboundContent['kind'], readonly OutboundContent[]> = {
  text: [
    { kind: 'text', text: 'Бар' },
    { kind: 'text', text: 'Рахмат', dropsKeyboard: true },
  ],
  media: [
    media(file('image', 'image/png'), 'мына'),
    media(file('image', 'image/jpeg')),
    media(file('video', 'video/mp4'), 'мына'),
    media(file('audio', 'audio/mpeg')),
    media(file('voice', 'audio/ogg')),
    media(file('document', 'application/pdf'), 'эсеп'),
    media(file('sticker', 'image/webp')),
    // By its address.
    media(file('document', 'application/pdf', large)),
  ],
  album: [{ kind: 'album', files: [file('image', 'image/png'), file('image', 'image/jpeg')] }],
  cards: [{ kind: 'cards', cards: [{ title: 'Көйнөк', buttons: [{ id: 'm', title: 'M' }] }] }],
  reaction: [
    { kind: 'reaction', target: '555:31', emoji: '👍' },
    { kind: 'reaction', target: '555:31', emoji: null },
  ],
  buttons: [
    {
      kind: 'buttons',
      text: 'Алабызбы?',
      buttons: [
        { id: 'yes', title: 'Ооба' },
        { id: 'no', title: 'Жок' },
      ],
    },
  ],
  list: [
    {
      kind: 'list',
      text: 'Кайсы?',
      button: 'Тандоо',
      sections: [
        { title: 'Өлчөм', rows: [{ id: 'm', title: 'M', description: 'көкүрөк 92' }] },
        { title: 'Түс', rows: [{ id: 'blue', title: 'Көк' }] },
      ],
    },
  ],
  location_request: [{ kind: 'location_request', text: 'Кайда жеткирели?', button: 'Жерим' }],
  contact_request: [{ kind: 'contact_request', text: 'Номериңиз?', button: 'Номерим' }],
  location: [
    { kind: 'location', location: { latitude: 42.87, longitude: 74.6 } },
    {
      kind: 'location',
      location: { latitude: 42.87, longitude: 74.6, name: 'Айпери', address: 'Токтогул 1' },
    },
  ],
  contacts: [{ kind: 'contacts', cards: [{ name: 'Бакыт', phones: ['+996 555 010 203'] }] }],
  link: [{ kind: 'link', text: 'Төлөңүз', button: 'Төлөө', url: 'https://shop.example/pay/1' }],
  goods: [
    { kind: 'goods', text: 'Мына', goods: { catalogId: '354', sections: [{ skus: ['A-1'] }] } },
    {
      kind: 'goods',
      text: 'Мына',
      goods: { catalogId: '354', header: 'Көйнөктөр', sections: [{ title: 'Жаңы', skus: ['A-1', 'A-2'] }] },
    },
  ],
  flow: [
    { kind: 'flow', text: 'Жазылыңыз', flow: { id: '99', button: 'Жазылуу' } },
    {
      kind: 'flow',
      text: 'Жазылыңыз',
      flow: { id: '99', button: 'Жазылуу', token: 't1', screen: 'S1', data: { day: 'дүйшөмбү' } },
    },
  ],
  template: [
    {
      kind: 'template',
      ...{ name: 'order_update', language: 'ru' },
      body: [{ name: 'first_name', text: 'Meerim' }],
      buttons: [{ index: 2, kind: 'url', value: 'o/42' }],
    },
  ],
}
const all = Object.values(contents)
  .flat()
  .map((content) => [JSON.stringify(content), content] as const)

const answered = (asked: Got) => {
  if (/\/media(\?|$)/.test(asked.url)) return { body: { id: '1037' } }
  if (asked.url.includes('/bot')) return { body: { ok: true, result: { message_id: 9, chat: { id: 555 } } } }
  return { body: { messages: [{ id: 'wamid.NEW' }], success: true } }
}

/** What was asked of the provider meanwhile. */
async function askedBy(work: () => Promise<unknown>): Promise<Got[]> {
  provider.got.length = 0
  provider.answersBy(answered)
  await work()
  return [...provider.got]
}

describe.skipIf(!channelContractsPresent())('every kind that leaves fits the provider’s description', () => {
  let message: Check
  let markRead: Check
  let takes: (method: string) => Check
  beforeAll(() => {
    const meta = metaContract()
    message = meta('Message')
    markRead = meta('MarkMessageRequestPayload')
    takes = telegramContract().takes
  })

  it.each(all)('on WhatsApp, or is refused before: %.60s', async (_, content) => {
    const send = () =>
      adapters.whatsapp.send(ctx, number, { to: '996700120000', content, key: 'k', replyTo: 'wamid.OLD' })
    const asked = await askedBy(send)
    if (adapters.whatsapp.refuses(ctx, content, '996700120000') !== undefined)
      return expect(asked).toEqual([])
    // The description does not know the key that comes back in statuses.
    const { biz_opaque_callback_data: _key, ...body } = (asked.at(-1)?.body ?? {}) as Record<string, unknown>
    // Nor every kind.
    if (unknownThere.has(content.kind)) return expect(message(body)).not.toEqual([])
    expect(message(body)).toEqual([])
  })

  it('on WhatsApp: that a message was read, with typing', async () => {
    const [asked] = await askedBy(() => adapters.whatsapp.showTyping(ctx, number, '996700120000', 'wamid.IN'))
    expect(markRead(asked?.body)).toEqual([])
    expect(markRead({ status: 'read' })).not.toEqual([])
  })

  it.each(all)('on Telegram, or is refused before: %.60s', async (_, content) => {
    const asked = await askedBy(() =>
      adapters.telegram.send(ctx, bot, { to: '555', content, key: 'k', replyTo: '555:31' }),
    )
    if (adapters.telegram.refuses(ctx, content, '555') !== undefined) return expect(asked).toEqual([])
    expect(asked.length).toBeGreaterThan(0)
    for (const one of asked) expect(takes(methodOf(one))(await parametersOf(one))).toEqual([])
  })

  it('on Telegram: in a business account’s chat, and what is called beside messages', async () => {
    const content = { kind: 'text', text: 'Бар' } as const
    const asked = await askedBy(async () => {
      await adapters.telegram.send(ctx, bot, { to: 'bc_1:555', content, key: 'k', replyTo: 'bc_1:555:31' })
      await adapters.telegram.showTyping(ctx, bot, 'bc_1:555', 'bc_1:555:31')
      await adapters.telegram.acknowledgePress?.(ctx, bot, 'press-1')
      await adapters.telegram.connection?.(ctx, bot, 'bc_1')
      await adapters.telegram.mediaAddress(ctx, bot, { id: 'AgAC-1' })
      await adapters.telegram.inspect(ctx, bot, { url: 'https://shop.example/hook' })
    })
    const methods = ['sendMessage', 'sendChatAction', 'readBusinessMessage', 'answerCallbackQuery']
    expect(asked.map(methodOf)).toEqual(
      expect.arrayContaining([...methods, 'getBusinessConnection', 'getFile', 'getWebhookInfo']),
    )
    for (const one of asked) expect(takes(methodOf(one))(await parametersOf(one))).toEqual([])
  })
})

/** Kinds that Meta's pages describe and its description does not. */
const unknownThere = new Set<OutboundContent['kind']>(['location_request', 'contact_request', 'link'])

const methodOf = ({ url }: Got): string => url.slice(url.lastIndexOf('/') + 1)

/** As the description has them: in a form, nested values are texts and files stand for themselves. */
async function parametersOf({ headers, body }: Got): Promise<object> {
  if (typeof body !== 'string') return body as object
  const form = await new Response(body, {
    headers: { 'content-type': String(headers['content-type']) },
  }).formData()
  const fields = [...form].filter(([name]) => !body.includes(`attach://${name}`))
  return Object.fromEntries(fields.map(([name, value]) => [name, plainValue(value)]))
}

const plainValue = (value: string | File): unknown =>
  typeof value === 'string' && /^[[{]/.test(value)
    ? JSON.parse(value)
    : typeof value === 'string'
      ? value
      : 'a file'
