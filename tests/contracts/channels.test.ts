import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../simulator/src/main.ts'
import {
  type Caller,
  caller,
  meerim,
  phoneNumberId,
  whatsappText,
} from '../../simulator/src/testing/caller.ts'
import { type Receiver, startReceiver } from '../../simulator/src/testing/receiver.ts'
import { channelContractsPresent, metaContract, telegramContract } from './channels-contracts.ts'

const whatsappPath = '/api/v1/webhooks/meta/whatsapp'
const waba = '102290129340398'

describe.skipIf(!channelContractsPresent())(
  'the simulated messengers keep to the published contracts',
  () => {
    let receiver: Receiver
    let simulator: Simulator
    let ask: Caller

    beforeAll(async () => {
      receiver = await startReceiver()
      simulator = await startSimulator({ serverUrl: receiver.url, backoff: { firstMs: 20, longestMs: 50 } })
      ask = caller(simulator.url)
    })
    afterAll(async () => {
      await simulator.close()
      await receiver.close()
    })

    describe('WhatsApp', () => {
      let meta: ReturnType<typeof metaContract>
      beforeAll(() => {
        meta = metaContract()
      })

      it('tells of a message and of every step of an answer by the webhook contract', async () => {
        await ask.writes('whatsapp', { text: 'Сколько стоит рубашка? 😀' })
        await ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText(meerim.whatsapp, 'Здравствуйте'))
        await receiver.have(3, whatsappPath)
        await ask.reads('whatsapp')
        await ask.call('POST', '/control/customers/whatsapp/block', { blocked: true })
        await ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText(meerim.whatsapp, 'Ещё здесь?'))
        const webhooks = (await receiver.have(5, whatsappPath)).map(({ body }) => JSON.parse(body))
        const check = meta('WebhookPayload')
        for (const webhook of webhooks) expect(check(webhook)).toEqual([])
        const statuses = webhooks.flatMap((webhook) => webhook.entry[0].changes[0].value.statuses ?? [])
        expect(statuses.map(({ status }: { status: string }) => status)).toEqual([
          'sent',
          'delivered',
          'read',
          'failed',
        ])
        await ask.call('POST', '/control/customers/whatsapp/block', { blocked: false })
      })

      it('tells of files, places, cards, reactions and pressed buttons by the webhook contract', async () => {
        receiver.delivered.length = 0
        await ask.writes('whatsapp', { text: 'Салам' })
        const file = { kind: 'image', type: 'image/jpeg', name: 'a.jpg', data: 'AAAA' }
        const yes = { type: 'reply', reply: { id: 'yes', title: 'Да' } }
        const asked = await ask.graph('POST', `/${phoneNumberId}/messages`, {
          messaging_product: 'whatsapp',
          to: meerim.whatsapp,
          type: 'interactive',
          interactive: { type: 'button', body: { text: 'Берёте?' }, action: { buttons: [yes] } },
        })
        const [{ id: replyTo }] = Object(asked.body).messages
        await receiver.have(3, whatsappPath)
        const said = [
          { file, text: 'такая' },
          { file: { ...file, kind: 'voice', type: 'audio/ogg; codecs=opus' } },
          { file: { ...file, kind: 'document', type: 'application/pdf' } },
          { file: { ...file, kind: 'sticker', type: 'image/webp' } },
          { location: { latitude: 42.87, longitude: 74.57, name: 'ЦУМ', address: 'Чүй, 155' } },
          { contact: { name: 'Айбек', phone: '+996 700 120 009' } },
          { replyTo, press: 'yes' },
        ]
        for (const one of said) expect((await ask.writes('whatsapp', one)).status).toBe(201)
        const reaction = { target: replyTo, change: { reaction: '👍' } }
        await ask.call('POST', '/control/customers/whatsapp/changes', reaction)
        const check = meta('WebhookPayload')
        for (const { body } of await receiver.have(said.length + 4, whatsappPath))
          expect(check(JSON.parse(body))).toEqual([])
      })

      it('answers a send, a read mark and the questions about a number by the contract', async () => {
        const written = await ask.writes('whatsapp', { text: 'Бар бы?' })
        const sent = await ask.graph(
          'POST',
          `/${phoneNumberId}/messages`,
          whatsappText(meerim.whatsapp, 'Бар'),
        )
        expect(meta('MessageResponsePayload')(sent.body)).toEqual([])
        const read = await ask.graph('POST', `/${phoneNumberId}/messages`, {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: idOf(written.body),
          typing_indicator: { type: 'text' },
        })
        expect(meta('SubscriptionResponse')(read.body)).toEqual([])
        const numbers = await ask.graph('GET', `/${waba}/phone_numbers`)
        expect(meta('WhatsAppBusinessAccountPhoneNumbersConnection')(numbers.body)).toEqual([])
        const subscribed = await ask.graph('POST', `/${waba}/subscribed_apps`)
        expect(meta('SubscriptionResponse')(subscribed.body)).toEqual([])
      })

      it('refuses in the envelope of the contract', async () => {
        const check = meta('GraphAPIError')
        const text = whatsappText(meerim.whatsapp, 'Салам')
        const refusals = [
          await ask.graph('POST', `/${phoneNumberId}/messages`, text, 'another-token'),
          await ask.graph('POST', '/1/messages', text),
          await ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText('996700999999', 'Салам')),
          await ask.graph('POST', `/${phoneNumberId}/messages`, whatsappText(meerim.whatsapp, '')),
        ]
        for (const fault of ['tokenExpired', 'rateLimit', 'pairLimit', 'serverError', 'windowClosed']) {
          await ask.breaks({ [fault]: true })
          refusals.push(await ask.graph('POST', `/${phoneNumberId}/messages`, text))
        }
        expect(refusals.map(({ body }) => codeOf(body))).toEqual([
          190, 100, 131047, 100, 190, 130429, 131056, 131016, 131047,
        ])
        for (const { body } of refusals) expect(check(body)).toEqual([])
      })

      it('rejects broken bodies, so the checks still check', () => {
        const value = {
          messaging_product: 'whatsapp',
          metadata: { display_phone_number: '1', phone_number_id: '2' },
        }
        const statuses = [{ id: 'wamid.A', status: 'lost', timestamp: '1', recipient_id: '3' }]
        const webhook = {
          object: 'whatsapp_business_account',
          entry: [{ id: '1', changes: [{ field: 'messages', value: { ...value, statuses } }] }],
        }
        expect(meta('WebhookPayload')(webhook)).not.toEqual([])
        expect(
          meta('WebhookPayload')({ object: 'whatsapp_business_account', entry: [{ changes: [] }] }),
        ).not.toEqual([])
        expect(meta('MessageResponsePayload')({ messages: [{ id: 5 }] })).not.toEqual([])
        expect(
          meta('GraphAPIError')({ error: { message: 'no', type: 'OAuthException', code: '190' } }),
        ).not.toEqual([])
        expect(meta('SubscriptionResponse')({ success: 'yes' })).not.toEqual([])
        expect(meta('WhatsAppBusinessAccountPhoneNumbersConnection')({ data: [{ id: '1' }] })).not.toEqual([])
        expect(meta('Message')(whatsappText('+996700', 'Салам'))).toEqual([])
        expect(meta('Message')(whatsappText('+996700', 'Салам', { colour: 'red' }))).not.toEqual([])
      })
    })

    describe('Telegram', () => {
      let telegram: ReturnType<typeof telegramContract>
      beforeAll(() => {
        telegram = telegramContract()
      })

      it('sends updates by the contract', async () => {
        const hook = {
          url: `${receiver.url}/bot`,
          secret_token: 'secret_1',
          allowed_updates: ['message', 'my_chat_member'],
        }
        expect(telegram.takes('setWebhook')(hook)).toEqual([])
        await ask.bot('setWebhook', hook)
        const first = await ask.writes('telegram', { text: 'Салам 👋' })
        await ask.writes('telegram', { text: 'Дагы суроо', replyTo: idOf(first.body) })
        await ask.call('POST', '/control/customers/telegram/block', { blocked: true })
        await ask.call('POST', '/control/customers/telegram/block', { blocked: false })
        const updates = await receiver.have(4, '/bot')
        for (const { body } of updates) expect(telegram.type('Update')(JSON.parse(body))).toEqual([])
      })

      it.each([
        ['getMe', {}],
        ['getWebhookInfo', {}],
        ['sendMessage', { chat_id: meerim.telegram, text: 'Бар, 2 500 сом' }],
        ['sendChatAction', { chat_id: meerim.telegram, action: 'typing' }],
        ['deleteWebhook', { drop_pending_updates: false }],
        ['getUpdates', { limit: 10 }],
      ])('answers %s by the contract', async (method, parameters) => {
        expect(telegram.takes(method)(parameters)).toEqual([])
        const answer = await ask.bot(method, parameters)
        expect(answer.body).toMatchObject({ ok: true })
        expect(telegram.returns(method)(resultOf(answer.body))).toEqual([])
      })

      it('gives the parameters of a refusal by the contract', async () => {
        await ask.breaks({ rateLimit: true, channel: 'telegram' })
        const refused = await ask.bot('sendMessage', { chat_id: meerim.telegram, text: 'Салам' })
        expect(refused).toMatchObject({ status: 429, body: { ok: false, error_code: 429 } })
        expect(telegram.type('ResponseParameters')(Object(refused.body).parameters)).toEqual([])
      })

      it('rejects broken bodies, so the checks still check', () => {
        expect(telegram.type('Update')({ update_id: '1' })).not.toEqual([])
        expect(telegram.type('Update')({ update_id: 1, message: { message_id: 1, date: 1 } })).not.toEqual([])
        expect(telegram.type('ResponseParameters')({ retry_after: 'soon' })).not.toEqual([])
        expect(telegram.takes('sendMessage')({ chat_id: 1 })).not.toEqual([])
        expect(telegram.takes('setWebhook')({ url: 'https://a.example', secret: 'x' })).not.toEqual([])
        expect(telegram.returns('getMe')({ id: 1, first_name: 'Ayperi' })).not.toEqual([])
        expect(telegram.returns('getWebhookInfo')({ url: '' })).not.toEqual([])
        expect(
          telegram.returns('sendMessage')({ message_id: 1, chat: { id: 1, type: 'private' } }),
        ).not.toEqual([])
        expect(telegram.returns('getUpdates')([{}])).not.toEqual([])
        expect(telegram.returns('deleteWebhook')('yes')).not.toEqual([])
      })
    })
  },
)

const idOf = (message: unknown): string => String(Object(message).id)
const codeOf = (body: unknown): unknown => Object(body).error?.code
const resultOf = (body: unknown): unknown => Object(body).result
