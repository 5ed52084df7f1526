import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import type { ComposingJson } from '../composing/shapes.ts'

const hour = 3_600_000
const clock = fixedClock('2026-11-29T10:00:00.000Z')
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, bakyt } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const operator = await client(app, bakyt)
const channels = {
  telegram: await connectTestChannel(ctx, ayperi, 'telegram', '300'),
  whatsapp: await connectTestChannel(ctx, ayperi, 'whatsapp', '100'),
  instagram: await connectTestChannel(ctx, ayperi, 'instagram', '200'),
}
type Kind = keyof typeof channels
const outbox = outboxOf(ctx, ayperi)

beforeEach(async () => {
  await ctx.db.withStore(ayperi, (tx) => tx.query('delete from contact'))
})

/** Somebody who has written on a channel, and what the shop does there. */
async function met(kind: Kind, externalId = '777001') {
  const inbox = inboxOf(ctx, ayperi, channels[kind], kind)
  const from = { externalId, name: 'Meerim' }
  await inbox.says(`first of ${externalId}`, 'салам', { from })
  const id = (await inbox.conversation()).id as ConversationId
  const at = `/api/v1/stores/${ayperi}/conversations/${id}`
  const send = (path: string, body: object) => operator.send('POST', `${at}/${path}`, body)
  const question = { clientId: newId<'c'>(), text: 'Номериңиз?', asksPhone: 'Номерим' }
  return {
    inbox,
    ask: (text = question.text) => send('messages', { ...question, text }),
    later: () => send('scheduled-messages', { when: { undo: true }, message: question }),
    says: (text: string) => send('messages', { clientId: newId<'c'>(), text }),
    mayAskPlace: async () =>
      (await operator.get<ComposingJson>(`${at}/composing`)).body.parts.asksPlace !== null,
    hasButton: async () => (await operator.get<{ phoneButton: boolean }>(`${at}/composing`)).body.phoneButton,
    known: async () => (await operator.get<{ contact: { phone: string | null } }>(at)).body.contact.phone,
    shares: (phone: string | undefined) =>
      inbox.take({
        messages: [
          {
            providerId: newId<'mid'>(),
            kind: 'contacts',
            at: clock.now(),
            from: { ...from, ...(phone === undefined ? {} : { phone }) },
            detail: { cards: [{ name: 'Meerim', phones: ['996700120000'] }] },
          },
        ],
      }),
  }
}

/** What has left by now, in order; the provider takes each. */
async function left() {
  const contents = []
  for (let departures = await outbox.depart(); departures.length > 0; departures = await outbox.depart())
    for (const departure of departures) {
      contents.push(departure.content)
      await outbox.sent(departure, newId<'mid'>())
    }
  return contents
}

const withButton = { kind: 'contact_request', text: 'Номериңиз?', button: 'Номерим' }
const inWords = { kind: 'text', text: 'Номериңиз?' }

describe('asking for a number', () => {
  it('goes with the button of Telegram, once however often it is sent', async () => {
    const meerim = await met('telegram')
    expect(await meerim.hasButton()).toBe(true)
    expect(await meerim.mayAskPlace()).toBe(true)
    expect(await meerim.ask()).toMatchObject({ status: 201, body: { content: { asksPhone: 'Номерим' } } })
    expect((await meerim.ask()).status).toBe(201)
    expect(await left()).toEqual([withButton])
  })

  it('keeps its button while it can still be taken back, and when it is sent again', async () => {
    const meerim = await met('telegram')
    expect((await meerim.later()).body).toMatchObject({ content: { asksPhone: 'Номерим' } })
    const [waiting] = await ctx.db.withStore(ayperi, (tx) =>
      tx.query<{ id: string; conversationId: string }>(
        'select id, conversation_id as "conversationId" from scheduled_message',
      ),
    )
    const at = `/api/v1/stores/${ayperi}/conversations/${waiting?.conversationId}`
    const sent = await operator.send('POST', `${at}/scheduled-messages/${waiting?.id}/departure`, {})
    expect(sent.status).toBeLessThan(300)
    expect(await left()).toEqual([withButton])
    await ctx.db.withStore(ayperi, (tx) =>
      tx.query(`update message set status = 'failed' where direction = 'out'`),
    )
    const [message] = (await meerim.inbox.messages()).filter(({ status }) => status === 'failed')
    expect((await operator.send('POST', `${at}/messages/${message?.id}/retry`, {})).status).toBe(200)
    expect(await left()).toEqual([withButton])
  })

  it.each([
    ['Instagram', 'instagram', '17840000'],
    ['a group', 'telegram', '-100123456'],
  ] as const)('goes in words alone in %s, which is said beforehand', async (_, kind, externalId) => {
    const meerim = await met(kind, externalId)
    expect(await meerim.hasButton()).toBe(false)
    const asked = await meerim.ask()
    expect(asked.status).toBe(201)
    expect(asked.body).not.toMatchObject({ content: { asksPhone: 'Номерим' } })
    expect(await left()).toEqual([inWords])
  })

  it('goes with the button of WhatsApp, which has its own word', async () => {
    const meerim = await met('whatsapp', 'KG.1393000111')
    expect(await meerim.hasButton()).toBe(true)
    await meerim.ask()
    expect(await left()).toEqual([withButton])
  })

  it('goes in words alone where they are longer than what stands over the button of WhatsApp', async () => {
    const meerim = await met('whatsapp', 'KG.1393000112')
    const text = 'н'.repeat(1025)
    expect((await meerim.ask(text)).status).toBe(201)
    expect(await left()).toEqual([{ kind: 'text', text }])
  })

  it('goes in words in a chat of the shop’s own account', async () => {
    const meerim = await met('telegram', 'bc1:777001')
    await ctx.db.withStore(ayperi, (tx) =>
      tx.query(
        `insert into business_connection (store_id, channel_id, id, owner_id, enabled, may_reply, may_read, changed_at, asked_at, approval)
         values ($1, $2, 'bc1', '42', true, true, true, $3, $3, 'approved')`,
        [ayperi, channels.telegram, clock.now()],
      ),
    )
    expect(await meerim.hasButton()).toBe(false)
    expect(await meerim.mayAskPlace()).toBe(false)
    await meerim.ask()
    expect(await left()).toEqual([inWords])
  })

  it('keeps to the window like any message', async () => {
    const meerim = await met('whatsapp', '996555123456')
    clock.move(25 * hour)
    expect(await meerim.ask()).toMatchObject({ status: 409, body: { code: 'window_closed' } })
    expect(await left()).toEqual([])
  })
})

describe('a number that was shared', () => {
  it('is the customer’s when it is their own, and never when the card is somebody else’s', async () => {
    const meerim = await met('telegram')
    await meerim.ask()
    await meerim.shares(undefined)
    expect(await meerim.known()).toBeNull()
    await meerim.shares('+996700120000')
    expect(await meerim.known()).toBe('+996700120000')
    await meerim.shares(undefined)
    expect(await meerim.known()).toBe('+996700120000')
  })

  it('takes the keyboard back with the next words, once, in each of their tries', async () => {
    const meerim = await met('telegram')
    await meerim.ask()
    await left()
    await meerim.says('Азырынча')
    expect(await left(), 'it has not been pressed yet').toEqual([{ kind: 'text', text: 'Азырынча' }])
    await meerim.shares('+996700120000')
    await meerim.says('Рахмат')
    const thanks = { kind: 'text', text: 'Рахмат', dropsKeyboard: true }
    const [first] = await outbox.depart()
    expect(first?.content).toEqual(thanks)
    if (!first) throw new Error('nothing left')
    await outbox.record({
      claim: first.claim,
      verdict: { kind: 'retry', reason: 'provider_down', nextAt: clock.now() },
    })
    expect(await left()).toEqual([thanks])
    await meerim.says('Дагы')
    expect(await left()).toEqual([{ kind: 'text', text: 'Дагы' }])
  })

  it('takes back no keyboard where none was sent', async () => {
    const meerim = await met('telegram')
    await meerim.shares('+996700120000')
    await meerim.says('Рахмат')
    expect(await left()).toEqual([{ kind: 'text', text: 'Рахмат' }])
  })
})
