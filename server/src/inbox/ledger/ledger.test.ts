import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message, outboxOf } from '../../testing/message-path.ts'
import type { LedgerJson } from './shapes.ts'

const HOUR = 3_600_000
const clock = fixedClock(new Date().toISOString())
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
  outbox = outboxOf(ctx, shop.ayperi)
})
afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await ctx.db.asOwner((tx) => tx.query('truncate edge.inbound_delivery; truncate edge.delivery_owner'))
})

const at = () => `/api/v1/stores/${shop.ayperi}/ledger`
const ledger = async (query = '') => (await aizada.get<LedgerJson>(`${at()}${query}`)).body
const says = (text: string, from = 'meerim') =>
  inbox.take({ messages: [message(ctx, newId<'m'>(), text, { from: { externalId: from, name: from } })] })
async function answers(text: string): Promise<string> {
  const { id } = await inbox.conversation()
  const sent = await aizada.send<{ id: string }>(
    'POST',
    `/api/v1/stores/${shop.ayperi}/conversations/${id}/messages`,
    { clientId: newId<'c'>(), text },
  )
  return sent.body.id
}
async function depart() {
  const [departure] = await outbox.depart()
  if (!departure) throw new Error('nothing departs')
  return departure
}
const totals = ({ days }: LedgerJson) =>
  days.map(({ received, stored, shown, answered }) => [received, stored, shown, answered])

async function failedDelivery(problems: readonly string[], state = 'dead'): Promise<string> {
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ id: string }>(
      `with kept as (
         insert into edge.inbound_delivery (kind, body, received_at, state, outcome)
         values ('whatsapp', '{}', $1, $2, jsonb_build_object('messages', 2, 'problems', $3::jsonb)) returning id
       )
       insert into edge.delivery_owner (delivery_id, store_id, channel_id) select id, $4, $5 from kept
       returning delivery_id::text as id`,
      [ctx.clock.now(), state, JSON.stringify(problems), shop.ayperi, channel],
    ),
  )
  return row?.id ?? ''
}

describe('how far messages have come', () => {
  it('counts them as stored and shown from the moment they are in, and as answered when an answer has left', async () => {
    await says('Есть L?')
    await says('и M?')
    expect(totals(await ledger())).toEqual([[2, 2, 2, 0]])
    await answers('Есть обе')
    expect(totals(await ledger()), 'it has not left').toEqual([[2, 2, 2, 0]])
    await outbox.sent(await depart(), 'w1')
    expect(totals(await ledger())).toEqual([[2, 2, 2, 2]])
    await says('Беру')
    expect(totals(await ledger())).toEqual([[3, 3, 3, 2]])
  })

  it('counts what a person settled without a word', async () => {
    await says('рахмат')
    const { id } = await inbox.conversation()
    await aizada.send('PUT', `/api/v1/stores/${shop.ayperi}/conversations/${id}/state`, { state: 'closed' })
    expect(totals(await ledger())).toEqual([[1, 1, 1, 1]])
  })

  it('counts an answer on the shop\u2019s own phone', async () => {
    await says('Есть L?')
    await inbox.echoes('e1', 'Есть', { from: { externalId: 'meerim' } })
    expect(totals(await ledger())).toEqual([[1, 1, 1, 1]])
  })

  it('shows what nobody was told of', async () => {
    await says('Есть L?')
    await inbox.inStore((tx) => tx.query('delete from store_event'))
    expect(totals(await ledger())).toEqual([[1, 1, 0, 0]])
  })

  it('counts what could not be taken in as received', async () => {
    await says('Есть L?')
    await failedDelivery(['receiving_failed', 'gave_up'])
    expect(totals(await ledger())).toEqual([[3, 1, 1, 0]])
  })

  it('leaves out the days before', async () => {
    await says('Есть L?')
    clock.move(3 * 24 * HOUR)
    expect(totals(await ledger('?days=2'))).toEqual([])
    expect(totals(await ledger('?days=4'))).toHaveLength(1)
  })
})

describe('the gaps', () => {
  it('name who waits too long, the longest first, and who may still be written to', async () => {
    await says('Есть L?', 'meerim')
    clock.move(30 * HOUR)
    await says('Адрес?', 'aidai')
    clock.move(2 * HOUR)
    await says('Салам', 'just now')
    const { waiting } = await ledger()
    expect(waiting.items.map(({ contactName, open }) => [contactName, open])).toEqual([
      ['meerim', false],
      ['aidai', true],
    ])
    expect(waiting.total).toBe(2)
    expect((await ledger('?hours=0')).waiting.total).toBe(3)
  })

  it('name a shorter wait when the window closes', async () => {
    await says('Есть L?')
    clock.move(21 * HOUR)
    expect((await ledger('?hours=48')).waiting.items).toMatchObject([{ contactName: 'meerim', open: true }])
  })

  it('name a send of unknown end until it is sent again', async () => {
    await says('Есть L?')
    const id = await answers('Есть')
    await outbox.uncertain(await depart())
    expect((await ledger()).sends).toMatchObject({
      total: 1,
      items: [{ messageId: id, state: 'uncertain', reason: 'no_answer', repeatable: true }],
    })
    const { id: conversation } = await inbox.conversation()
    await aizada.send(
      'POST',
      `/api/v1/stores/${shop.ayperi}/conversations/${conversation}/messages/${id}/retry`,
      {},
    )
    expect((await ledger()).sends.total).toBe(0)
    clock.move(HOUR)
    expect((await ledger()).sends.items, 'it waits for too long').toMatchObject([
      { state: 'late', repeatable: false },
    ])
    await outbox.sent(await depart(), newId<'p'>())
    expect((await ledger()).sends.total).toBe(0)
  })

  it('leave out a failed send after which a person has spoken', async () => {
    await says('Есть L?')
    await answers('Есть')
    await outbox.uncertain(await depart())
    await answers('Да, есть')
    await outbox.sent(await depart(), newId<'p'>())
    expect((await ledger()).sends.total).toBe(0)
  })

  it('name deliveries that were not taken in, and put one back once', async () => {
    const id = await failedDelivery(['receiving_failed', 'gave_up'])
    expect((await ledger()).deliveries).toMatchObject({ total: 1, items: [{ id, state: 'failed' }] })
    expect((await aizada.send('POST', `${at()}/deliveries/${id}/replay`, {})).status).toBe(204)
    expect((await aizada.send('POST', `${at()}/deliveries/${id}/replay`, {})).status).toBe(404)
    expect((await ledger()).deliveries.total).toBe(0)
  })

  it.each(['0', 'x', '9'.repeat(30)])('knows no delivery %s', async (id) => {
    expect((await aizada.send('POST', `${at()}/deliveries/${id}/replay`, {})).status).toBe(404)
  })
})

describe('who may see it', () => {
  it('is the owner and admins, not operators', async () => {
    expect((await aizada.get(at())).status).toBe(200)
    expect((await bakyt.get(at())).status).toBe(403)
    const id = await failedDelivery(['gave_up'])
    expect((await bakyt.send('POST', `${at()}/deliveries/${id}/replay`, {})).status).toBe(403)
  })
})
