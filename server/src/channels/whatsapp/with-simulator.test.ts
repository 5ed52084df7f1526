import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '#platform/config.ts'
import type { Ctx } from '#platform/context.ts'
import { photo as photoOf } from '#platform/media/made.ts'
import { startSimulator } from '../../../../simulator/src/main.ts'
import { caller, meerim, phoneNumberId } from '../../../../simulator/src/testing/caller.ts'
import { startReceiver } from '../../../../simulator/src/testing/receiver.ts'
import type { ParsedEntry } from '../channel.ts'
import type { OutboundContent, OutboundFile } from '../content.ts'
import { whatsapp } from './index.ts'

const receiver = await startReceiver()
const simulator = await startSimulator({ serverUrl: receiver.url })
const phone = caller(simulator.url)
const config = readConfig({ DATA_DIR: 'memory://', META_GRAPH_URL: `${simulator.url}/graph` })
// The adapter needs nothing else of it.
const ctx = { config } as Ctx
const account = { account: phoneNumberId, settings: {}, token: 'demo-whatsapp-token' }
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})
afterEach(() => {
  receiver.delivered.length = 0
})

type Shown = { id: string; from: string; text: string; replyTo: string | null } & Record<string, unknown>
const shown = async (): Promise<Shown[]> => Object(await phone.shown('whatsapp')).body.messages
const lastShown = async () => (await shown()).at(-1)
/** What is sent is shown a moment after it was accepted. */
const shows = (expected: object) => expect.poll(lastShown).toMatchObject(expected)
/** What the next delivery that tells of something holds; statuses of what was sent before may come between. */
const heard = async (): Promise<ParsedEntry> => {
  const told = () =>
    receiver.delivered
      .flatMap(({ body }) => whatsapp.parse(Buffer.from(body), {}).entries)
      .find(({ messages, changes }) => messages.length + changes.length > 0)
  await expect.poll(told).toBeDefined()
  const entry = told()
  receiver.delivered.length = 0
  if (!entry) throw new Error('nothing came')
  return entry
}
const writes = async (message: object) => {
  const written = await phone.writes('whatsapp', message)
  expect(written.status).toBe(201)
  return (await heard()).messages[0]
}
const send = (content: OutboundContent) =>
  whatsapp.send(ctx, account, { to: meerim.whatsapp, content, key: 'message-1' })
const changes = (target: string, change: object) =>
  phone.call('POST', '/control/customers/whatsapp/changes', { target, change })

const bytes = Buffer.from('a photo, as far as anybody can tell')
const photo = { kind: 'image', type: 'image/jpeg', name: 'a.jpg', data: bytes.toString('base64') }

describe('with the simulated WhatsApp', () => {
  it('a customer’s photo comes, and its bytes are fetched with the token alone', async () => {
    const message = await writes({ text: 'ушундай барбы?', file: photo })
    expect(message).toMatchObject({ kind: 'image', text: 'ушундай барбы?' })
    const source = message?.attachments?.[0]?.source ?? { id: '' }
    const address = await whatsapp.mediaAddress(ctx, account, source)
    if (!address.ok) throw new Error(address.reason)
    const answer = await fetch(address.url, { headers: address.headers })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
    expect((await fetch(address.url)).status).toBe(404)
    const gone = await whatsapp.mediaAddress(ctx, account, { id: '99999999999999' })
    expect(gone).toMatchObject({ ok: false, kind: 'refused', reason: 'expired 100' })
  })

  it.each<[string, object, object]>([
    [
      'a voice message',
      { file: { ...photo, kind: 'voice', type: 'audio/ogg; codecs=opus' } },
      { kind: 'voice', attachments: [{ kind: 'voice' }] },
    ],
    [
      'a document',
      { file: { ...photo, kind: 'document', type: 'application/pdf', name: 'б.pdf' } },
      { kind: 'document', attachments: [{ name: 'б.pdf' }] },
    ],
    [
      'a sticker',
      { file: { ...photo, kind: 'sticker', type: 'image/webp' } },
      { kind: 'sticker', attachments: [{ kind: 'sticker' }] },
    ],
    [
      'a place',
      { location: { latitude: 42.87, longitude: 74.57, name: 'ЦУМ' } },
      { kind: 'location', detail: { location: { latitude: 42.87, longitude: 74.57, name: 'ЦУМ' } } },
    ],
    [
      'a contact',
      { contact: { name: 'Айбек', phone: '+996 700 120 009' } },
      { kind: 'contacts', detail: { cards: [{ name: 'Айбек', phones: ['+996 700 120 009'] }] } },
    ],
    [
      'a cart',
      { text: 'бүгүн', order: [{ sku: 'SKU-1', quantity: 2, price: 2500, currency: 'KGS' }] },
      { kind: 'order', text: 'бүгүн', detail: { order: [{ sku: 'SKU-1', quantity: 2, price: '2500' }] } },
    ],
  ])('%s comes as what it is', async (_, message, expected) => {
    expect(await writes(message)).toMatchObject(expected)
  })

  it('a message is reacted to, edited and taken back', async () => {
    const message = await writes({ text: 'Кызыл' })
    const target = message?.providerId ?? ''
    const told = async (change: object) => {
      expect((await changes(target, change)).status).toBe(200)
      return (await heard()).changes[0]
    }
    expect(await told({ reaction: '👍' })).toMatchObject({ kind: 'reaction', target, emoji: '👍' })
    expect(await told({ reaction: null })).toMatchObject({ kind: 'reaction', target, emoji: null })
    expect(await told({ text: 'Көк' })).toMatchObject({ kind: 'edit', target, text: 'Көк' })
    await shows({ text: 'Көк', edited: true })
    expect(await told({ deleted: true })).toMatchObject({ kind: 'deletion', target })
    await shows({ text: '', deleted: true })
  })

  it('a sticker is shown to the customer as one', async () => {
    await writes({ text: 'Салам' })
    const data = await photoOf('webp', { width: 512, height: 512 })
    const file = { url: 'http://127.0.0.1:9/x', bytes: async () => data, size: data.length }
    const what = { kind: 'sticker', type: 'image/webp', name: 'салам.webp' } as const
    expect(await send({ kind: 'media', file: { ...file, ...what } })).toMatchObject({ ok: true })
    await shows({ from: 'shop', files: [what] })
  })

  it('who hides their number gives it by the button that asks, and not by a card that they pass on', async () => {
    await writes({ text: 'Салам' })
    const shown = (is: boolean) => phone.call('POST', '/control/whatsapp/numbers', { shown: is })
    const sends = async (more: object) =>
      (await writes({ contact: { name: 'Meerim', phone: '+996 700 120 000', ...more } }))?.from.phone
    await shown(false)
    expect(await sends({})).toBeUndefined()
    expect(await sends({ own: true })).toBe('+996700120000')
    await shown(true)
  })

  it('a customer goes on under another number, with the chat that they have', async () => {
    const before = '996700125555'
    await writes({ from: { id: before, name: 'Bermet' }, text: 'Салам' })
    const move = (to: string) =>
      phone.call('POST', '/control/whatsapp/number-changes', { customer: before, to })
    expect((await move(meerim.whatsapp)).status).toBe(422)
    expect((await move('996700126666')).status).toBe(200)
    const told = () =>
      receiver.delivered.flatMap(({ body }) =>
        whatsapp.parse(Buffer.from(body), {}).entries.flatMap(({ people }) => people),
      )
    await expect
      .poll(told)
      .toContainEqual(expect.objectContaining({ kind: 'moved', externalId: before, to: '996700126666' }))
    receiver.delivered.length = 0
    const chat = await phone.call('GET', '/control/customers/whatsapp/messages?customer=996700126666')
    expect(Object(chat.body).messages).toMatchObject([{ text: 'Салам', customerId: '996700126666' }])
    expect((await move('996700127777')).status).toBe(404)
  })

  it('a photo, a voice message and a document are shown to the customer', async () => {
    await writes({ text: 'Сүрөтү барбы?' })
    const file = { url: 'http://127.0.0.1:9/x', bytes: async () => bytes, size: bytes.length }
    const kinds: Pick<OutboundFile, 'kind' | 'type' | 'name'>[] = [
      { kind: 'image', type: 'image/png', name: 'a.png' },
      { kind: 'voice', type: 'audio/ogg', name: 'a.ogg' },
      { kind: 'document', type: 'application/pdf', name: 'эсеп.pdf' },
    ]
    for (const what of kinds) {
      expect(await send({ kind: 'media', file: { ...file, ...what } })).toMatchObject({ ok: true })
      await shows({ from: 'shop', files: [what] })
    }
    const [{ id }] = Object(await lastShown()).files
    expect(await (await fetch(`${simulator.url}/control/files/${id}`)).text()).toBe(bytes.toString())
  })

  it('buttons and rows are shown, pressed and come back with what we gave them', async () => {
    await writes({ text: 'Алам' })
    const yes = { id: 'yes', title: 'Ооба' }
    const asked = await send({ kind: 'buttons', text: 'Ырастайсызбы?', buttons: [yes] })
    const replyTo = asked.ok ? asked.providerId : ''
    await shows({ text: 'Ырастайсызбы?', buttons: [yes] })
    expect(await writes({ replyTo, press: 'yes' })).toMatchObject({
      kind: 'choice',
      text: 'Ооба',
      replyTo,
      detail: { choice: { payload: 'yes' } },
    })
    expect((await phone.writes('whatsapp', { replyTo, press: 'no' })).status).toBe(422)
    const rows = [{ id: 'm', title: 'M', description: 'көкүрөк 92' }]
    const listed = await send({ kind: 'list', text: 'Кайсы?', button: 'Тандоо', sections: [{ rows }] })
    await shows({ listButton: 'Тандоо' })
    expect(await writes({ replyTo: listed.ok ? listed.providerId : '', press: 'm' })).toMatchObject({
      kind: 'choice',
      text: 'M',
      detail: { choice: { payload: 'm' } },
    })
    expect(await send({ kind: 'location_request', text: 'Кайда?' })).toMatchObject({ ok: true })
    await shows({ asksFor: 'location' })
  })

  it('the shop’s reaction is shown and taken back', async () => {
    const target = (await writes({ text: 'Рахмат!' }))?.providerId ?? ''
    expect(await send({ kind: 'reaction', target, emoji: '🙏' })).toMatchObject({ ok: true })
    await shows({ reactions: { shop: '🙏' } })
    expect(await send({ kind: 'reaction', target, emoji: null })).toMatchObject({ ok: true })
    await shows({ reactions: {} })
    expect(await send({ kind: 'reaction', target: 'wamid.NONE', emoji: '🙏' })).toMatchObject({
      kind: 'refused',
    })
  })
})
