import sharp from 'sharp'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { removeMember } from '#accounts'
import { fixedClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import { sweepFiles } from '../forgetting/sweep.ts'
import type { ConversationJson, MessageJson } from '../reading/shapes.ts'
import { forgetEarly } from '../receiving/sweep.ts'
import { sendDue } from './due.ts'
import type { ScheduledJson } from './shapes.ts'

// Tuesday, 16:00 in Bishkek.
const clock = fixedClock('2026-11-24T10:00:00.000Z')
const HOUR = 3_600_000
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const shop = await world(ctx)
const { ayperi } = shop
const app = await createApp(ctx)
afterAll(() => app.close())
const aizada = await client(app, shop.aizada)
const bakyt = await client(app, shop.bakyt)
const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
const outbox = outboxOf(ctx, ayperi)

let at = ''
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'m'>(), 'Эртең ачыксызбы?')
  at = `/api/v1/stores/${ayperi}/conversations/${(await inbox.conversation()).id}`
})

const inHours = (n: number) => new Date(clock.now().getTime() + n * HOUR).toISOString()
type Refused = { code: string }
const schedule = (when: object, message: object = { text: 'Ачыкпыз' }, who: Client = aizada) =>
  who.send<ScheduledJson & Refused>('POST', `${at}/scheduled-messages`, {
    when,
    message: { clientId: newId<'c'>(), ...message },
  })
const waiting = async () =>
  (await aizada.get<{ items: ScheduledJson[] }>(`${at}/scheduled-messages`)).body.items
const one = ({ id }: { id: string }) => `${at}/scheduled-messages/${id}`
const said = async () =>
  (await aizada.get<{ items: MessageJson[] }>(`${at}/messages`)).body.items
    .filter(({ direction }) => direction === 'out')
    .map(({ text }) => text)
const conversation = async () => (await aizada.get<ConversationJson>(at)).body

describe('a message for later', () => {
  it("leaves at its time by the store's clock, once, as an ordinary message of whoever wrote it", async () => {
    const kept = await schedule({ local: '2026-11-24T18:30' })
    expect(kept).toMatchObject({
      status: 201,
      body: { dueAt: '2026-11-24T12:30:00.000Z', state: 'waiting', member: { name: 'Aizada Asanova' } },
    })
    clock.move(2.5 * HOUR - 1)
    await sendDue(ctx)
    expect(await said()).toEqual([])
    clock.move(1)
    await Promise.all([sendDue(ctx), sendDue(ctx)])
    await sendDue(ctx)
    expect(await said()).toEqual(['Ачыкпыз'])
    expect(await waiting()).toEqual([])
    expect(await outbox.depart()).toMatchObject([{ content: { kind: 'text', text: 'Ачыкпыз' } }])
    expect(await inbox.messages()).toContainEqual(expect.objectContaining({ client_id: kept.body.clientId }))
  })

  it('is kept once, however often it is asked for, also when it has left or was taken back', async () => {
    const message = { clientId: newId<'c'>(), text: 'Салам' }
    const [first, second] = [
      await schedule({ reply: true }, message),
      await schedule({ reply: true }, message),
    ]
    expect(second.body.id).toBe(first.body.id)
    await aizada.send('DELETE', one(first.body))
    expect((await schedule({ reply: true }, message)).body).toMatchObject({ state: 'cancelled', text: null })
    expect(await waiting()).toEqual([])
  })

  it('is nothing of the thread before it is said', async () => {
    const before = await conversation()
    await schedule({ at: inHours(24) }, { text: 'Сыйлык дал келет' })
    expect(await conversation()).toEqual(before)
    const found = await aizada.get<{ messages: unknown[] }>(
      `/api/v1/stores/${ayperi}/inbox/search?q=${encodeURIComponent('Сыйлык')}`,
    )
    expect(found.body.messages).toEqual([])
  })

  it('has a time to come that is at most a year away', async () => {
    for (const when of [inHours(0), inHours(24 * 367)])
      expect(await schedule({ at: when })).toMatchObject({ status: 422, body: { code: 'time_unusable' } })
    expect((await schedule({ local: '2026-02-31T10:00' })).status).toBe(422)
  })

  it('keeps the order in which several leave', async () => {
    await schedule({ at: inHours(2) }, { text: 'экинчи' })
    await schedule({ at: inHours(1) }, { text: 'биринчи' })
    await schedule({ at: inHours(2) }, { text: 'үчүнчү' })
    clock.move(3 * HOUR)
    await sendDue(ctx)
    expect(await said()).toEqual(['биринчи', 'экинчи', 'үчүнчү'])
  })

  it('is changed, sent at once or taken back by anybody who answers there', async () => {
    const { body } = await schedule({ at: inHours(24) })
    const changed = await bakyt.send<ScheduledJson>('PATCH', one(body), { text: 'Ооба, ачыкпыз' })
    expect(changed.body).toMatchObject({ text: 'Ооба, ачыкпыз', member: { name: 'Bakyt Toktogulov' } })
    const left = await aizada.send<MessageJson>('POST', `${one(body)}/departure`)
    expect(left).toMatchObject({
      status: 200,
      body: { text: 'Ооба, ачыкпыз', authorName: 'Bakyt Toktogulov' },
    })
    for (const [method, url] of [
      ['PATCH', one(body)],
      ['DELETE', one(body)],
      ['POST', `${one(body)}/departure`],
    ] as const)
      expect(await aizada.send(method, url, method === 'PATCH' ? { text: 'x' } : undefined)).toMatchObject({
        status: 409,
        body: { code: 'scheduled_gone', state: 'sent' },
      })
    expect(await said()).toEqual(['Ооба, ачыкпыз'])
  })

  it.each([
    { location: { latitude: 42.87, longitude: 74.6, name: 'Айпери' } },
    { cards: [{ name: 'Бакыт', phones: ['+996 555 010 203'] }] },
  ])('shows that it is a place or a card, and takes no words that would never leave: %j', async (part) => {
    const { body } = await schedule({ at: inHours(24) }, part)
    expect(body).toMatchObject({ text: null, content: part })
    expect(await bakyt.send('PATCH', one(body), { text: 'Мына' })).toMatchObject({
      status: 422,
      body: { code: 'invalid_fields', fields: [{ path: 'body.text' }] },
    })
    const { body: later } = await bakyt.send('PATCH', one(body), { when: { at: inHours(25) } })
    expect(later).toMatchObject({ text: null, content: part, dueAt: inHours(25) })
  })

  it('shows what stands beside its words, which can be changed', async () => {
    const opens = { button: 'Төлөө', url: 'https://shop.example/pay/1' }
    const { body } = await schedule({ at: inHours(24) }, { text: 'Төлөңүз', opens })
    await bakyt.send('PATCH', one(body), { text: 'Мына' })
    expect(await waiting()).toMatchObject([{ text: 'Мына', content: { opens } }])
  })

  it('is refused at once for what its channel never takes', async () => {
    expect(await schedule({ reply: true }, { text: 'a'.repeat(4097) })).toMatchObject({ status: 422 })
    expect(await schedule({ reply: true }, { text: 'Саламатсызбы, {{name}}' })).toMatchObject({
      body: { code: 'slot_open' },
    })
    expect(await schedule({ reply: true }, { uploadIds: [newId()] })).toMatchObject({
      body: { code: 'upload_gone' },
    })
  })
})

describe('a message for when they write', () => {
  it('leaves with the next word of the contact, and what that asked still waits for an answer', async () => {
    clock.move(25 * HOUR)
    expect((await conversation()).window.open).toBe(false)
    const { body } = await schedule({ reply: true })
    expect(body).toMatchObject({ dueAt: null, mayLeaveThen: true })
    await sendDue(ctx)
    expect(await said()).toEqual([])
    clock.move(HOUR)
    await inbox.says(newId<'m'>(), 'Канча турат?')
    await sendDue(ctx)
    expect(await said()).toEqual(['Ачыкпыз'])
    expect(await conversation()).toMatchObject({
      speaker: 'member',
      unread: 2,
      waitingSince: expect.any(String),
    })
  })

  it('is not let out by a reaction or a service line', async () => {
    await schedule({ reply: true })
    await inbox.says(newId<'m'>(), '', { silent: true, kind: 'unsupported' })
    await sendDue(ctx)
    expect(await said()).toEqual([])
  })
})

describe('at its time', () => {
  it('it takes the turn from the assistant, and nothing of the assistant follows', async () => {
    await schedule({ at: inHours(1) })
    expect(await inbox.conversation()).toMatchObject({ speaker: 'assistant', epoch: 0n })
    expect(await inbox.lanes()).toHaveLength(1)
    clock.move(HOUR)
    await sendDue(ctx)
    const { memberId } = shop.aizada
    expect(await inbox.conversation()).toMatchObject({
      speaker: 'member',
      speaker_member_id: memberId,
      epoch: 1n,
    })
    expect(await inbox.lanes()).toEqual([])
  })

  it('a closed window stops it in sight: it says why, and waits for the contact when told to', async () => {
    const { body } = await schedule({ at: inHours(26) })
    expect(body.mayLeaveThen).toBe(false)
    clock.move(26 * HOUR)
    await sendDue(ctx)
    expect(await said()).toEqual([])
    expect(await waiting()).toMatchObject([{ state: 'stopped', reason: 'window_closed', text: 'Ачыкпыз' }])
    expect(await conversation()).toMatchObject({ failed: 1, unread: 1 })
    expect(await aizada.send('POST', `${one(body)}/departure`)).toMatchObject({
      status: 409,
      body: { code: 'window_closed' },
    })
    expect(await aizada.send('PATCH', one(body), { text: 'Салам' })).toMatchObject({ status: 422 })
    await aizada.send('PATCH', one(body), { when: { reply: true } })
    expect(await conversation()).toMatchObject({ failed: 0 })
    await inbox.says(newId<'m'>(), 'Салам')
    await sendDue(ctx)
    expect(await said()).toEqual(['Ачыкпыз'])
  })

  it('one that cannot leave holds back none of the others', async () => {
    await schedule({ at: inHours(1) }, { text: 'биринчи' }, bakyt)
    await schedule({ at: inHours(1) }, { text: 'экинчи' })
    await inbox.inStore((tx) =>
      tx.query(`update scheduled_message set upload_ids = array[gen_random_uuid()] where text = 'биринчи'`),
    )
    clock.move(HOUR)
    await sendDue(ctx)
    expect(await said()).toEqual(['экинчи'])
    expect(await waiting()).toMatchObject([{ text: 'биринчи', reason: 'upload_gone' }])
  })

  it('a file that waits is still there, however long', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    const upload = await app.inject({
      method: 'POST',
      url: `${at}/uploads?name=a.jpg`,
      headers: {
        host: 'tutum.test',
        origin: 'http://tutum.test',
        cookie: aizada.cookie,
        'content-type': 'application/octet-stream',
      },
      payload: bytes,
    })
    await schedule({ reply: true }, { uploadIds: [JSON.parse(upload.body).id], text: 'Мына' })
    clock.move(9 * 24 * HOUR)
    await sweepFiles(ctx)
    await inbox.says(newId<'m'>(), 'Салам')
    await sendDue(ctx)
    expect(await outbox.depart()).toMatchObject([{ content: { kind: 'media', caption: 'Мына' } }])
  })

  it('what somebody wrote who has left the shop waits for a colleague to make it theirs', async () => {
    const { body } = await schedule({ at: inHours(1) }, { text: 'Салам' }, bakyt)
    await inbox.inStore((tx) => removeMember(tx, shop.bakyt.memberId))
    clock.move(HOUR)
    await sendDue(ctx)
    expect(await waiting()).toMatchObject([{ state: 'stopped', reason: 'author_gone' }])
    const left = await aizada.send<MessageJson>('POST', `${one(body)}/departure`)
    expect(left.body).toMatchObject({ text: 'Салам', authorName: 'Aizada Asanova' })
  })
})

describe('a send that can be taken back', () => {
  it('waits five seconds on the server, and is gone when it is taken back', async () => {
    const [kept, taken] = [await schedule({ undo: true }), await schedule({ undo: true }, { text: 'Ой' })]
    clock.move(4_999)
    await sendDue(ctx)
    expect(await said()).toEqual([])
    expect((await aizada.send('DELETE', one(taken.body))).status).toBe(204)
    clock.move(1)
    await sendDue(ctx)
    expect(await said()).toEqual(['Ачыкпыз'])
    expect((await aizada.send('DELETE', one(kept.body))).status).toBe(409)
  })

  it('is refused at once where a send would be', async () => {
    clock.move(25 * HOUR)
    expect(await schedule({ undo: true })).toMatchObject({ status: 409, body: { code: 'window_closed' } })
  })

  it('is the choice of each member, and nobody begins with it', async () => {
    const mine = `/api/v1/stores/${ayperi}/my-sending`
    expect((await aizada.get(mine)).body).toEqual({ undo: false })
    await aizada.send('PUT', mine, { undo: true })
    expect((await aizada.get(mine)).body).toEqual({ undo: true })
  })
})

describe('send and close, send and snooze', () => {
  const send = (message: object) =>
    aizada.send('POST', `${at}/messages`, { clientId: newId<'c'>(), text: 'Рахмат', ...message })

  it('are one with the message: both or neither', async () => {
    await send({ after: { state: 'closed' } })
    expect(await conversation()).toMatchObject({ state: 'closed', lastMessage: { text: 'Рахмат' } })
    clock.move(25 * HOUR)
    await aizada.send('PUT', `${at}/state`, { state: 'open' })
    expect(await send({ after: { state: 'closed' } })).toMatchObject({ status: 409 })
    expect(await conversation()).toMatchObject({ state: 'open' })
  })

  it('do nothing more when the same message is sent again', async () => {
    const clientId = newId<'c'>()
    await send({ clientId, after: { snooze: { why: 'reply' } } })
    expect(await conversation()).toMatchObject({ snooze: { why: 'reply' } })
    await inbox.says(newId<'m'>(), 'Дагы суроо')
    await send({ clientId, after: { snooze: { why: 'reply' } } })
    expect(await conversation()).toMatchObject({ snooze: null })
  })

  it('happen when the message leaves, not before', async () => {
    await schedule({ undo: true }, { text: 'Рахмат', after: { state: 'closed' } })
    expect(await conversation()).toMatchObject({ state: 'open' })
    clock.move(5_000)
    await sendDue(ctx)
    expect(await conversation()).toMatchObject({ state: 'closed', lastMessage: { text: 'Рахмат' } })
  })
})

it('forgets after a day what has left', async () => {
  await schedule({ undo: true })
  clock.move(5_000)
  await sendDue(ctx)
  const count = () =>
    inbox.inStore((tx) => tx.query('select 1 from scheduled_message')).then((rows) => rows.length)
  expect(await count()).toBe(1)
  clock.move(24 * HOUR + 1)
  await forgetEarly(ctx)
  expect(await count()).toBe(0)
})
