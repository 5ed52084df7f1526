import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { photo as photoOf } from '#platform/media/made.ts'
import { startSimulator } from '../../../../simulator/src/main.ts'
import { caller, meerim } from '../../../../simulator/src/testing/caller.ts'
import { startReceiver } from '../../../../simulator/src/testing/receiver.ts'
import { channelContractsPresent, telegramContract } from '../../../../tests/contracts/channels-contracts.ts'
import type { ParsedEntry } from '../channel.ts'
import type { OutboundContent, OutboundFile } from '../content.ts'
import { telegram } from './index.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({ serverUrl: receiver.url })
const phone = caller(simulator.url)
const config = readConfig({ DATA_DIR: 'memory://', TELEGRAM_API_URL: `${simulator.url}/telegram` })
// The adapter needs nothing else of it.
const ctx = { config } as Ctx
const token = '7000000001:demo-telegram-bot-token-0000000000001'
const account = { account: '7000000001', settings: {}, token }
const me = String(meerim.telegram)
const inBusiness = `bc_demo:${me}`
const fits = channelContractsPresent() ? telegramContract().type('Update') : () => []
beforeAll(async () => {
  const webhook = { url: `${receiver.url}/hook`, secret: 'the-secret' }
  expect(await telegram.subscribe(ctx, account, webhook)).toEqual({ ok: true })
})
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})
afterEach(() => {
  receiver.delivered.length = 0
})

/** What the next update holds; every update is held to Telegram's own description. */
const heard = async (): Promise<ParsedEntry> => {
  await expect.poll(() => receiver.delivered.length).toBeGreaterThan(0)
  const [delivery] = receiver.delivered.splice(0, 1)
  const body = delivery?.body ?? ''
  expect(fits(JSON.parse(body))).toEqual([])
  const hint = { account: 'the-channel', receivedAt: new Date() }
  const { entries, problems } = telegram.parse(Buffer.from(body), hint)
  expect(problems).toEqual([])
  const [entry] = entries
  if (!entry) throw new Error('nothing came')
  return entry
}
const writes = async (message: object) => {
  const written = await phone.writes('telegram', message)
  expect(written.status).toBe(201)
  return heard()
}
const says = async (message: object) => (await writes(message)).messages[0]
const send = (content: OutboundContent, to = me) =>
  telegram.send(ctx, account, { to, content, key: 'message-1' })
const changes = (target: string, change: object, more: object = {}) =>
  phone.call('POST', '/control/customers/telegram/changes', { target, change, ...more })
const business = (state: object) => phone.call('POST', '/control/telegram/business', state)
const shown = async (): Promise<Record<string, unknown>[]> =>
  Object(await phone.shown('telegram')).body.messages
const shows = (expected: object) => expect.poll(async () => (await shown()).at(-1)).toMatchObject(expected)
const numberOf = (providerId: string | undefined) => providerId?.split(':').at(-1) ?? ''

const bytes = Buffer.from('a photo, as far as anybody can tell')
const photo = { kind: 'image', type: 'image/jpeg', name: 'a.jpg', data: bytes.toString('base64') }

describe('with the simulated Telegram', () => {
  it('a customer’s photo comes, and its bytes are fetched', async () => {
    const message = await says({ text: 'ушундай барбы?', file: photo })
    expect(message).toMatchObject({ kind: 'image', text: 'ушундай барбы?' })
    const source = message?.attachments?.[0]?.source ?? { id: '' }
    const address = await telegram.mediaAddress(ctx, account, source)
    if (!address.ok) throw new Error(address.reason)
    const answer = await fetch(address.url, { headers: address.headers })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
    expect(await telegram.mediaAddress(ctx, account, { id: '999' })).toMatchObject({ ok: false })
  })

  it.each<[string, object, object]>([
    ['a voice message', { file: { ...photo, kind: 'voice', type: 'audio/ogg' } }, { kind: 'voice' }],
    ['a video', { file: { ...photo, kind: 'video', type: 'video/mp4' } }, { kind: 'video' }],
    [
      'a document',
      { file: { ...photo, kind: 'document', name: 'б.pdf' } },
      { attachments: [{ name: 'б.pdf' }] },
    ],
    ['a sticker', { file: { ...photo, kind: 'sticker', type: 'image/webp' } }, { kind: 'sticker' }],
    [
      'a place',
      { location: { latitude: 42.87, longitude: 74.57, name: 'ЦУМ' } },
      { detail: { location: { latitude: 42.87, longitude: 74.57, name: 'ЦУМ' } } },
    ],
    [
      'a contact',
      { contact: { name: 'Айбек', phone: '+996 700 120 009' } },
      { kind: 'contacts', detail: { cards: [{ name: 'Айбек', phones: ['+996 700 120 009'] }] } },
    ],
  ])('%s comes as what it is', async (_, message, expected) => {
    expect(await says(message)).toMatchObject(expected)
  })

  it('the number that a button asks for is the customer’s own, a card passed on is not', async () => {
    const asks = { kind: 'contact_request', text: 'Номериңиз?', button: 'Номерим' } as const
    expect(await send(asks)).toMatchObject({ ok: true })
    await shows({ asksFor: 'contact', askedBy: 'Номерим' })
    const contact = { name: 'Meerim', phone: '996700120000' }
    expect((await says({ contact }))?.from.phone).toBeUndefined()
    expect((await says({ contact: { ...contact, own: true } }))?.from.phone).toBe('+996700120000')
    await send({ kind: 'text', text: 'Рахмат', dropsKeyboard: true })
    await shows({ text: 'Рахмат', dropsKeyboard: true })
  })

  it('a message is edited and reacted to', async () => {
    const target = (await says({ text: 'Кызыл' }))?.providerId ?? ''
    const told = async (change: object) => {
      expect((await changes(numberOf(target), change)).status).toBe(200)
      return (await heard()).changes[0]
    }
    expect(await told({ reaction: '👍' })).toMatchObject({ kind: 'reaction', target, emoji: '👍' })
    expect(await told({ reaction: null })).toMatchObject({ kind: 'reaction', target, emoji: null })
    expect(await told({ text: 'Көк' })).toMatchObject({ kind: 'edit', target, text: 'Көк' })
    await shows({ text: 'Көк', edited: true })
    expect((await changes(numberOf(target), { deleted: true })).status).toBe(422)
  })

  it('a sticker is shown to the customer as one', async () => {
    const data = await photoOf('webp', { width: 512, height: 512 })
    const file = { url: 'http://127.0.0.1:9/x', bytes: async () => data, size: data.length }
    const what = { kind: 'sticker', type: 'image/webp', name: 'салам.webp' } as const
    expect(await send({ kind: 'media', file: { ...file, ...what } })).toMatchObject({ ok: true })
    await shows({ from: 'shop', files: [what] })
  })

  it('a photo, a voice message and a document are shown to the customer', async () => {
    const file = { url: 'http://127.0.0.1:9/x', bytes: async () => bytes, size: bytes.length }
    const kinds: Pick<OutboundFile, 'kind' | 'type' | 'name'>[] = [
      { kind: 'image', type: 'image/png', name: 'a.png' },
      { kind: 'voice', type: 'audio/ogg', name: 'a.ogg' },
      { kind: 'document', type: 'application/pdf', name: 'эсеп.pdf' },
    ]
    for (const what of kinds) {
      expect(await send({ kind: 'media', file: { ...file, ...what }, caption: 'мына' })).toMatchObject({
        ok: true,
      })
      await shows({ from: 'shop', text: 'мына', files: [what] })
    }
  })

  it('an album goes as one and comes as one', async () => {
    const file = (name: string): OutboundFile => ({
      ...{ kind: 'image', type: 'image/png', name, url: 'http://127.0.0.1:9/x', size: bytes.length },
      bytes: async () => bytes,
    })
    const sent = await send({ kind: 'album', files: [file('a.png'), file('b.png')], caption: 'мына' })
    const numbers = sent.ok ? (sent.fileIds ?? []).map(numberOf) : []
    const last = (await shown()).slice(-2)
    expect(last.map(({ id }) => id)).toEqual(numbers)
    expect(new Set(last.map(({ album }) => album)).size).toBe(1)
    expect(last).toMatchObject([{ text: 'мына', files: [{ name: 'a.png' }] }, { files: [{ name: 'b.png' }] }])
    const first = await says({ text: 'ушулар', files: [photo, photo] })
    const second = (await heard()).messages[0]
    expect(first).toMatchObject({ kind: 'image', text: 'ушулар' })
    expect(first?.detail?.album).toBeDefined()
    expect(second?.detail?.album).toBe(first?.detail?.album)
  })

  it('a button is shown, pressed, comes back with what we gave it, and the press is answered', async () => {
    const asked = await send({
      kind: 'buttons',
      text: 'Ырастайсызбы?',
      buttons: [{ id: 'yes', title: 'Ооба' }],
    })
    const replyTo = asked.ok ? asked.providerId : ''
    const entry = await writes({ replyTo: numberOf(replyTo), press: 'yes' })
    expect(entry.messages).toMatchObject([
      { kind: 'choice', text: 'Ооба', replyTo, detail: { choice: { payload: 'yes' } } },
    ])
    const [press = ''] = entry.presses ?? []
    await telegram.acknowledgePress?.(ctx, account, press)
    // It waited for that once.
    expect((await phone.bot('answerCallbackQuery', { callback_query_id: press })).status).toBe(400)
  })

  it('the shop’s reaction is shown and taken back', async () => {
    const target = (await says({ text: 'Рахмат!' }))?.providerId ?? ''
    expect(await send({ kind: 'reaction', target, emoji: '🙏' })).toMatchObject({ ok: true })
    await shows({ reactions: { shop: '🙏' } })
    expect(await send({ kind: 'reaction', target, emoji: null })).toMatchObject({ ok: true })
    await shows({ reactions: {} })
  })

  it('who blocks the bot is gone until they come back', async () => {
    const block = (blocked: boolean) => phone.call('POST', '/control/customers/telegram/block', { blocked })
    await block(true)
    expect((await heard()).people).toMatchObject([{ kind: 'unreachable', externalId: me }])
    expect(await send({ kind: 'text', text: 'Алло?' })).toMatchObject({ kind: 'refused', gone: true })
    await block(false)
    expect((await heard()).people).toMatchObject([{ kind: 'reachable', externalId: me }])
  })
})

describe('with a business account of the simulated Telegram', () => {
  const from = { id: inBusiness, name: 'Meerim' }

  it('a customer is answered through the connection, and the owner’s own words are told apart', async () => {
    await business({ enabled: true })
    expect((await heard()).connections).toMatchObject([{ id: 'bc_demo', enabled: true, mayReply: true }])
    const asked = await says({ from, text: 'Осмонго жетесизби?' })
    expect(asked).toMatchObject({ text: 'Осмонго жетесизби?', from: { externalId: inBusiness } })
    const sent = await send({ kind: 'text', text: 'Ооба' }, inBusiness)
    expect(sent).toMatchObject({ ok: true })
    const [own] = (await heard()).messages
    expect(own).toMatchObject({ echo: true, silent: true, providerId: sent.ok ? sent.providerId : '' })
    await telegram.showTyping(ctx, account, inBusiness, asked?.providerId ?? null)
    await phone.call('POST', '/control/telegram/business/messages', {
      customer: inBusiness,
      text: 'Мен Айзадамын',
    })
    const [typed] = (await heard()).messages
    expect(typed).toMatchObject({ echo: true, text: 'Мен Айзадамын', from: { externalId: inBusiness } })
    expect(typed).not.toHaveProperty('silent')
  })

  it('its messages are edited and deleted', async () => {
    const target = (await says({ from, text: 'Кызыл' }))?.providerId ?? ''
    const customer = { customer: inBusiness }
    await changes(numberOf(target), { text: 'Көк' }, customer)
    expect((await heard()).changes).toMatchObject([{ kind: 'edit', target, text: 'Көк' }])
    await changes(numberOf(target), { deleted: true }, customer)
    expect((await heard()).changes).toMatchObject([{ kind: 'deletion', target }])
  })

  it('that may only be read, or is disconnected, gets nothing', async () => {
    await business({ enabled: true, mayReply: false })
    expect((await heard()).connections).toMatchObject([{ enabled: true, mayReply: false }])
    const refused = { ok: false, kind: 'refused', reason: 'connection_off 400' }
    expect(await send({ kind: 'text', text: 'Ооба' }, inBusiness)).toEqual(refused)
    await business({ enabled: false })
    expect((await heard()).connections).toMatchObject([{ enabled: false }])
    expect(await send({ kind: 'text', text: 'Ооба' }, inBusiness)).toEqual(refused)
  })
})
