import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'

const clock = fixedClock('2026-11-29T10:00:00.000Z')
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, bakyt } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const operator = await client(app, bakyt)
const channels = {
  whatsapp: await connectTestChannel(ctx, ayperi, 'whatsapp', '100'),
  telegram: await connectTestChannel(ctx, ayperi, 'telegram', '300'),
  instagram: await connectTestChannel(ctx, ayperi, 'instagram', '200'),
}
const outbox = outboxOf(ctx, ayperi)

beforeEach(async () => {
  await ctx.db.withStore(ayperi, (tx) => tx.query('delete from contact'))
})

/** Sends it to somebody who has just written; what leaves, or why it does not. */
async function sends(kind: keyof typeof channels, body: object) {
  const inbox = inboxOf(ctx, ayperi, channels[kind], kind)
  await inbox.says(newId<'m'>(), 'салам', { from: { externalId: '777001', name: 'Meerim' } })
  const { id } = await inbox.conversation()
  const at = `/api/v1/stores/${ayperi}/conversations/${id}/messages`
  const { status, body: shown } = await operator.send<{ kind: string; content: object; detail: object }>(
    'POST',
    at,
    { clientId: newId<'c'>(), ...body },
  )
  const [departure] = await outbox.depart()
  return { status, shown, left: departure?.content }
}

const place = { latitude: 42.87, longitude: 74.6, name: 'Айпери' }
const card = { name: 'Бакыт', phones: ['+996 555 010 203'] }
const opens = { button: 'Төлөө', url: 'https://shop.example/pay/1' }
const goods = { catalogId: '354', sections: [{ skus: ['A-1'] }] }
const flow = { id: '99', button: 'Жазылуу', token: 't1' }

describe('what a member sends beside words and files', () => {
  it.each<[string, object, string, object]>([
    ['a place', { location: place }, 'location', { kind: 'location', location: place }],
    ['a card', { cards: [card] }, 'contacts', { kind: 'contacts', cards: [card] }],
    ['a link', { text: 'Төлөңүз', opens }, 'text', { kind: 'link', text: 'Төлөңүз', ...opens }],
    ['a wish', { text: 'Кайда?', asksPlace: true }, 'text', { kind: 'location_request', text: 'Кайда?' }],
    ['goods', { text: 'Мына', goods }, 'text', { kind: 'goods', text: 'Мына', goods }],
    ['a form', { text: 'Жазылыңыз', flow }, 'text', { kind: 'flow', text: 'Жазылыңыз', flow }],
  ])('leaves on WhatsApp as %s, and is shown as that', async (_, body, kind, content) => {
    const { status, shown, left } = await sends('whatsapp', body)
    expect(status).toBe(201)
    expect(left).toEqual(content)
    const { text: _text, ...part } = body as Record<string, unknown>
    expect(shown).toMatchObject({ kind, detail: part })
  })

  it.each<[keyof typeof channels, object]>([
    ['telegram', { text: 'Мына', goods }],
    ['telegram', { text: 'Жазылыңыз', flow }],
    ['telegram', { cards: [card, card] }],
    ['instagram', { location: place }],
    ['instagram', { text: 'Кайда?', asksPlace: true }],
    ['whatsapp', { text: 'Төлөңүз', opens: { ...opens, button: 'т'.repeat(21) } }],
    ['whatsapp', { text: 'Мына', goods: { ...goods, sections: [{ skus: ['A', 'B'] }] } }],
  ])('is refused before it leaves where %s has no form for it: %j', async (kind, body) => {
    const { status, left } = await sends(kind, body)
    expect([status, left]).toEqual([422, undefined])
  })

  it.each([
    { location: { latitude: 91, longitude: 0 } },
    { cards: [{ name: 'Бакыт', phones: [] }] },
    { text: 'x', opens: { ...opens, url: 'javascript:alert(1)' } },
    { cards: [{ name: 'Бакыт', phones: ['+((((-----)'] }] },
    { text: 'x', flow: { ...flow, data: { size: 'M' } } },
  ])('is not understood: %j', async (body) => {
    expect((await sends('whatsapp', body)).status).toBe(422)
  })

  const list = { rows: [{ title: 'M' }] }
  it.each([
    { opens, flow },
    { buttons: ['Ооба'], opens },
    { buttons: ['Ооба'], list },
    { list, goods },
    { asksPhone: 'Номерим', asksPlace: true },
  ])('is one thing beside the words: with two nothing is sent, and it is said why: %j', async (two) => {
    const { status, shown, left } = await sends('whatsapp', { text: 'Мына', ...two })
    expect([status, left]).toEqual([422, undefined])
    expect(shown).toMatchObject({
      code: 'invalid_fields',
      fields: [{ message: expect.stringContaining('at most one of buttons, list') }],
    })
  })
})
