import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { MarketingChoice } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import { type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'
import { sendDue } from '../scheduling/due.ts'
import { sendAgain } from '../sending/send.ts'

const minute = 60_000
const clock = fixedClock('2026-11-29T10:00:00.000Z')
const ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
const { ayperi, bakyt } = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())
const operator = await client(app, bakyt)
const channel = await connectTestChannel(ctx, ayperi, 'whatsapp', '100')
const inbox = inboxOf(ctx, ayperi, channel, 'whatsapp')
const store = `/api/v1/stores/${ayperi}`
const meerim = { externalId: '996700120000', alias: 'KG.1393000111', name: 'Meerim' }

await inbox.inStore(async (tx) => {
  await tx.query(`update channel set settings = '{"wabaId": "1"}' where store_id = $1 and id = $2`, [
    ayperi,
    channel,
  ])
  for (const category of ['marketing', 'utility'])
    await tx.query(
      `insert into message_template (store_id, id, business_id, provider_id, name, language, category, state, components,
         state_at, category_at, quality_at, checked_at)
       values ($1, $2, '1', $3, $3, 'ru', $3, 'approved', $4, $5, $5, $5, $5)`,
      [ayperi, newId(), category, JSON.stringify([{ type: 'BODY', text: 'Скидки' }]), clock.now()],
    )
})
const templates = new Map(
  (
    await inbox.inStore((tx) =>
      tx.query<{ id: string; name: string }>('select id, name from message_template'),
    )
  ).map(({ id, name }) => [name, id]),
)

let id: ConversationId
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('m1', 'салам', { from: meerim })
  id = (await inbox.conversation()).id as ConversationId
})

const tells = (state: 'in' | 'out', minutes = 0, who: Partial<MarketingChoice> = {}) => {
  const at = new Date(clock.now().getTime() + minutes * minute)
  return inbox.take({ choices: [{ externalId: meerim.externalId, state, at, ...who }] })
}
const consent = async () => {
  const { contact } = (await operator.get<{ contact: { id: string } }>(`${store}/conversations/${id}`)).body
  const card = await operator.get<{ identities: { consent: object }[] }>(`${store}/contacts/${contact.id}`)
  return card.body.identities[0]?.consent
}
const template = (category: 'marketing' | 'utility') => ({
  ...{ clientId: newId<'c'>(), templateId: templates.get(category), values: { body: {} } },
})
const send = (category: 'marketing' | 'utility') =>
  operator.send('POST', `${store}/conversations/${id}/template-messages`, template(category))
const stopped = { status: 409, body: { code: 'marketing_stopped' } }
const lines = async () =>
  (await inbox.messages()).filter(({ kind }) => kind === 'event').map(({ detail }) => detail)
const noted = () => inbox.inStore((tx) => tx.query('select 1 from consent_change'))

describe('who stops marketing in WhatsApp', () => {
  it('is sent no marketing template any more, and still what they asked for', async () => {
    expect((await send('marketing')).status).toBe(201)
    await tells('out')
    expect(await consent()).toMatchObject({
      ...{ state: null, marketing: { state: 'out', at: clock.now().toISOString() } },
    })
    expect(await send('marketing')).toMatchObject(stopped)
    expect((await send('utility')).status).toBe(201)
    expect(await lines()).toContainEqual({ type: 'marketing', state: 'out' })
    await tells('in', 1)
    expect(await consent()).toMatchObject({ state: 'in', how: 'whatsapp', marketing: { state: 'in' } })
    expect((await send('marketing')).status).toBe(201)
  })

  it('is known by either of their ids, and nobody else is meant', async () => {
    await tells('out', 0, { externalId: 'KG.1393000111' })
    expect(await send('marketing')).toMatchObject(stopped)
    await tells('in', 1, { externalId: 'KG.999', alias: meerim.externalId })
    expect((await send('marketing')).status).toBe(201)
    await tells('out', 2, { externalId: '996555000000' })
    expect((await send('marketing')).status).toBe(201)
  })

  it('has said it once, however often it is delivered', async () => {
    await tells('out')
    await tells('out')
    expect(await noted()).toHaveLength(1)
    expect(await lines()).toEqual([{ type: 'marketing', state: 'out' }])
  })

  it('is heard by when they said it, not by when it came', async () => {
    await tells('out', 5)
    await tells('in', 3)
    expect(await consent()).toMatchObject({ marketing: { state: 'out' } })
    expect(await send('marketing')).toMatchObject(stopped)
    expect(await lines()).toEqual([{ type: 'marketing', state: 'out' }])
    expect(await noted()).toHaveLength(2)
  })

  it('cannot be overruled by the shop, which WhatsApp would refuse', async () => {
    await tells('out')
    clock.move(minute)
    const change = { state: 'in', reason: 'said so in the shop' }
    await operator.send('POST', `${store}/conversations/${id}/consent-changes`, change)
    expect(await consent()).toMatchObject({ state: 'in', how: 'member', marketing: { state: 'out' } })
    expect(await send('marketing')).toMatchObject(stopped)
  })

  it('had asked for nothing at all before: that still holds for every template', async () => {
    await inbox.says('stop', 'стоп', { from: meerim })
    await tells('out', 1)
    expect(await send('utility')).toMatchObject({ status: 409, body: { code: 'opted_out' } })
    await tells('in', 2)
    expect((await send('utility')).status).toBe(201)
  })

  it('gets none that was scheduled before, or is sent again', async () => {
    const failed = (await send('marketing')).body as { id: string }
    await inbox.inStore((tx) => tx.query('delete from outbox'))
    await inbox.inStore((tx) => tx.query(`update message set status = 'failed' where direction = 'out'`))
    const at = new Date(clock.now().getTime() + 10 * minute).toISOString()
    const later = { when: { at }, message: template('marketing') }
    expect(
      (await operator.send('POST', `${store}/conversations/${id}/scheduled-messages`, later)).status,
    ).toBe(201)
    await tells('out', 1)
    await expect(inbox.inStore((tx) => sendAgain(ctx, tx, id, failed.id as never))).rejects.toMatchObject({
      code: 'marketing_stopped',
    })
    clock.move(11 * minute)
    await sendDue(ctx)
    const waiting = await operator.get(`${store}/conversations/${id}/scheduled-messages`)
    expect(waiting.body).toMatchObject({ items: [{ state: 'stopped', reason: 'marketing_stopped' }] })
  })
})
