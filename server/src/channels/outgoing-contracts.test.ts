import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import {
  channelContractsPresent,
  metaContract,
  telegramContract,
} from '../../../tests/contracts/channels-contracts.ts'
import { adapters } from './adapters.ts'
import { textOnly } from './channel.ts'
import type { OutboundContent } from './content.ts'
import { startFakeProvider } from './testing.ts'

const provider = await startFakeProvider()
afterAll(() => provider.close())
const config = readConfig({
  DATA_DIR: 'memory://',
  META_GRAPH_URL: provider.url,
  TELEGRAM_API_URL: provider.url,
})
// The adapters need nothing else of it.
const ctx = { config } as Ctx

/** The bodies that `work` sends, whatever is answered. */
async function bodiesOf(work: () => Promise<unknown>): Promise<unknown[]> {
  provider.got.length = 0
  await work()
  return provider.got.map(({ body }) => body)
}

describe.skipIf(!channelContractsPresent())("what we send fits the providers' own descriptions", () => {
  const number = { account: '106540352242922', settings: { wabaId: '1' }, token: 'token' }
  const bot = { account: '7000000001', settings: {}, token: '7000000001:demo-telegram-bot-token' }

  it('on WhatsApp: a text, with and without a quote', async () => {
    const check = metaContract()('Message')
    const text = { to: '996700120000', content: textOnly('Бар'), key: 'message-1' }
    const bodies = await bodiesOf(async () => {
      await adapters.whatsapp.send(ctx, number, text)
      await adapters.whatsapp.send(ctx, number, { ...text, replyTo: 'wamid.OLD' })
    })
    expect(bodies).toHaveLength(2)
    // The description does not know the key that comes back in statuses; everything else is held to it.
    const known = bodies.map((body) => ({ ...(body as object), biz_opaque_callback_data: undefined }))
    const sent: object[] = known.map((body) => JSON.parse(JSON.stringify(body)))
    for (const body of sent) expect(check(body)).toEqual([])
    expect(check({ ...sent[0], text: { words: 'Бар' } })).not.toEqual([])
  })

  it('on WhatsApp: a template with values in every place', async () => {
    const check = metaContract()('Message')
    const content = {
      kind: 'template',
      ...{ name: 'order_update', language: 'ru' },
      header: { kind: 'image', link: 'https://shop.example/a.jpg' },
      body: [{ name: 'first_name', text: 'Meerim' }],
      buttons: [{ index: 2, kind: 'url', value: 'o/42' }],
    } as const
    const [body] = await bodiesOf(() =>
      adapters.whatsapp.send(ctx, number, { to: '996700120000', content, key: 'k' }),
    )
    const { biz_opaque_callback_data: _, ...sent } = JSON.parse(JSON.stringify(body))
    expect(check(sent)).toEqual([])
    expect(check({ ...sent, template: { ...sent.template, name: 7 } })).not.toEqual([])
  })

  it('on WhatsApp: files, reactions, buttons and lists', async () => {
    const check = metaContract()('Message')
    const file = {
      url: 'https://shop.example/files/1',
      bytes: async () => new Uint8Array(3),
      name: 'a',
      size: 3,
    }
    const row = { id: 'm', title: 'M', description: 'көкүрөк 92' }
    const contents: OutboundContent[] = [
      { kind: 'media', file: { ...file, kind: 'image', type: 'image/png' }, caption: 'мына' },
      { kind: 'media', file: { ...file, kind: 'video', type: 'video/mp4' } },
      { kind: 'media', file: { ...file, kind: 'audio', type: 'audio/mpeg' } },
      { kind: 'media', file: { ...file, kind: 'voice', type: 'audio/ogg' } },
      { kind: 'media', file: { ...file, kind: 'document', type: 'application/pdf' }, caption: 'эсеп' },
      { kind: 'media', file: { ...file, kind: 'document', type: 'application/pdf', size: 2e7 } },
      { kind: 'reaction', target: 'wamid.IN', emoji: '👍' },
      { kind: 'reaction', target: 'wamid.IN', emoji: null },
      { kind: 'buttons', text: 'Алабызбы?', buttons: [{ id: 'yes', title: 'Ооба' }] },
      { kind: 'list', text: 'Кайсы?', button: 'Тандоо', sections: [{ title: 'Өлчөм', rows: [row] }] },
    ]
    for (const content of contents) {
      if (content.kind === 'media' && content.file.size < 1e7) provider.answers({ body: { id: '1037' } })
      provider.answers({ body: { messages: [{ id: 'wamid.NEW' }] } })
      const bodies = await bodiesOf(() =>
        adapters.whatsapp.send(ctx, number, { to: '996700120000', content, key: 'k' }),
      )
      const known = { ...(bodies.at(-1) as object), biz_opaque_callback_data: undefined }
      expect(check(JSON.parse(JSON.stringify(known)))).toEqual([])
    }
  })

  it('on Telegram: every method that is called', async () => {
    const { takes } = telegramContract()
    const [send, typing, set, remove] = await bodiesOf(async () => {
      await adapters.telegram.send(ctx, bot, {
        to: '555',
        content: textOnly('Бар'),
        key: 'k',
        replyTo: '555:31',
      })
      await adapters.telegram.showTyping(ctx, bot, '555', null)
      await adapters.telegram.subscribe(ctx, bot, { url: 'https://shop.example/hook', secret: 'abc' })
      await adapters.telegram.unsubscribe(ctx, bot)
    })
    expect(takes('sendMessage')(send)).toEqual([])
    expect(takes('sendChatAction')(typing)).toEqual([])
    expect(takes('setWebhook')(set)).toEqual([])
    expect(takes('deleteWebhook')(remove)).toEqual([])
    expect(takes('sendMessage')({ ...(send as object), colour: 'red' })).not.toEqual([])
  })

  it('on Telegram: a button for the number, and the keyboard that goes away', async () => {
    const { takes } = telegramContract()
    const to = (content: OutboundContent) =>
      adapters.telegram.send(ctx, bot, { to: '555', content, key: 'k' })
    const [asks, thanks] = await bodiesOf(async () => {
      await to({ kind: 'contact_request', text: 'Номериңиз?', button: 'Номерим' })
      await to({ kind: 'text', text: 'Рахмат', dropsKeyboard: true })
    })
    expect(asks).toMatchObject({ reply_markup: { keyboard: [[{ text: 'Номерим', request_contact: true }]] } })
    expect(thanks).toMatchObject({ reply_markup: { remove_keyboard: true } })
    for (const body of [asks, thanks]) expect(takes('sendMessage')(body)).toEqual([])
    const broken = { ...(asks as object), reply_markup: { keyboard: [[{ request_contact: true }]] } }
    expect(takes('sendMessage')(broken), 'a button says something').not.toEqual([])
  })
})
