import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { ringDue } from '../timers/timers.ts'
import { rings } from '../timers/work.ts'
import { claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn } from '../turns/turn.ts'
import type { PromiseJson } from './shapes.ts'

// Tuesday, 16:00 in Bishkek.
const start = '2026-11-24T10:00:00.000Z'
const clock = fixedClock(start)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  inbox = inboxOf(ctx, shop.ayperi, await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '1'), 'whatsapp')
  outbox = outboxOf(ctx, shop.ayperi)
})
afterAll(() => app.close())
beforeEach(async () => {
  clock.move(Date.parse(start) - clock.now().getTime())
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says(newId<'m'>(), 'Когда привезёте?')
})

const store = () => `/api/v1/stores/${shop.ayperi}`
const conversation = async () => `${store()}/conversations/${(await inbox.conversation()).id}`
const says = async (text: string) =>
  aizada.send('POST', `${await conversation()}/messages`, { clientId: newId(), text })
const promises = async () =>
  (await aizada.get<{ items: PromiseJson[] }>(`${await conversation()}/promises`)).body.items
const add = async (text: string, dueAt: string) =>
  aizada.send<PromiseJson & { code: string }>('POST', `${await conversation()}/promises`, { text, dueAt })
const change = async (id: string, set: object) =>
  aizada.send<PromiseJson & { code: string }>('PATCH', `${await conversation()}/promises/${id}`, set)
const shown = async () => (await aizada.get<ConversationJson>(await conversation())).body
const list = async (query: string) =>
  (
    await aizada.get<{ items: ConversationJson[]; counts: Record<string, number> }>(
      `${store()}/conversations?${query}`,
    )
  ).body
const ring = () => ringDue(ctx, rings({ assistantAnswers: async () => true }))
const at = (ms: number) => new Date(Date.parse(start) + ms).toISOString()
const lines = async () =>
  (await inbox.messages()).flatMap(({ kind, detail }) =>
    kind === 'event' && String(detail['type']).startsWith('promise') ? [detail['type']] : [],
  )

describe('what is said to a customer', () => {
  it('is offered as a promise by whoever says it, and counts only once a person takes it up', async () => {
    await says('Привезём завтра до обеда')
    const [offered] = await promises()
    expect(offered).toMatchObject({
      ...{
        state: 'proposed',
        by: 'member',
        memberId: shop.aizada.memberId,
        text: 'Привезём завтра до обеда',
      },
      dueAt: '2026-11-25T07:00:00.000Z',
    })
    expect((await shown()).promiseDueAt).toBeNull()
    await change(offered?.id ?? '', { state: 'open' })
    expect((await shown()).promiseDueAt).toBe('2026-11-25T07:00:00.000Z')
    await says('Спасибо за ожидание')
    expect(await promises()).toHaveLength(1)
  })

  it('is offered of the assistant and of the phone, too, and not for ever', async () => {
    clock.move(MINUTE)
    const [turn] = (await claimTurns(ctx, 1)).turns
    await inbox.inStore(async (tx) => {
      const seen = turn && (await conversationForTurn(ctx, tx, turn))
      if (!seen) throw new Error('no turn')
      const { conversationId, epoch, wanted } = seen
      const turnId = newId<'turn'>()
      await appendAssistantMessage(ctx, tx, {
        conversationId,
        epoch,
        wanted,
        turnId,
        text: 'Эртең жеткиребиз',
      })
    })
    for (const departure of await outbox.depart()) await outbox.sent(departure, newId<'m'>())
    await inbox.echoes(newId<'m'>(), 'Через час перезвоню')
    expect((await promises()).map(({ by, memberId }) => [by, memberId])).toEqual([
      ['phone', null],
      ['assistant', null],
    ])
    clock.move(49 * HOUR)
    expect(await promises()).toEqual([])
  })
})

describe('a promise', () => {
  it('brings its conversation back when it is due, and once more when nobody says how it ended', async () => {
    await says('Здравствуйте')
    const { body } = await add('Фото платья', at(2 * HOUR))
    expect(body).toMatchObject({ state: 'open', by: 'member', text: 'Фото платья' })
    const { id, version } = await shown()
    await aizada.send('PATCH', `${store()}/conversations/${id}`, { version, snooze: { why: 'tomorrow' } })
    expect((await list('view=promised')).items).toHaveLength(1)
    clock.move(2 * HOUR - MINUTE)
    await ring()
    expect(await lines()).toEqual([])
    clock.move(MINUTE)
    await Promise.all([ring(), ring()])
    expect(await lines()).toEqual(['promise_due'])
    expect(await shown()).toMatchObject({ unread: 1, snooze: null, state: 'open' })
    await aizada.send('POST', `${await conversation()}/read`)
    await aizada.send('PUT', `${await conversation()}/state`, { state: 'closed' })
    clock.move(HOUR)
    await ring()
    await ring()
    expect(await lines()).toEqual(['promise_due', 'promise_overdue'])
    expect(await shown()).toMatchObject({ unread: 1, state: 'open' })
    clock.move(100 * HOUR)
    await ring()
    expect(await lines()).toHaveLength(2)
    const told = await inbox.inStore((tx) => tx.query(`select 1 from store_event where kind = 'promise.due'`))
    expect(told).toHaveLength(2)
  })

  it('is recorded as kept or broken, once, and opened again by whoever slipped', async () => {
    const { body } = await add('Позвонить', at(HOUR))
    const kept = await change(body.id, { state: 'kept' })
    expect(kept.body).toMatchObject({ state: 'kept', settledAt: at(0) })
    expect((await shown()).promiseDueAt).toBeNull()
    expect((await change(body.id, { state: 'broken' })).body.code).toBe('promise_settled')
    clock.move(2 * HOUR)
    await ring()
    expect(await lines()).toEqual([])
    expect((await change(body.id, { state: 'open' })).body).toMatchObject({ state: 'open', settledAt: null })
    expect((await change(body.id, { state: 'broken' })).body.state).toBe('broken')
    expect((await promises()).map(({ state }) => state)).toEqual(['broken'])
  })

  it('is moved to another time, of which it reminds anew', async () => {
    const { body } = await add('Позвонить', at(HOUR))
    clock.move(HOUR)
    await ring()
    await change(body.id, { dueAt: at(3 * HOUR), text: 'Позвонить маме' })
    clock.move(HOUR)
    await ring()
    expect(await lines()).toEqual(['promise_due'])
    clock.move(HOUR)
    await ring()
    expect(await lines()).toEqual(['promise_due', 'promise_due'])
    expect((await promises())[0]?.text).toBe('Позвонить маме')
  })

  it('is reminded of before the window closes, where that comes first', async () => {
    await add('Привезти', at(30 * HOUR))
    clock.move(23 * HOUR - MINUTE)
    await ring()
    expect(await lines()).toEqual([])
    clock.move(MINUTE)
    await ring()
    expect(await lines()).toEqual(['promise_due'])
  })

  it('is about a time to come, keeps silence from closing, and is a view sorted by the soonest', async () => {
    expect((await add('Вчера', at(-HOUR))).body.code).toBe('promise_past')
    await aizada.send('PATCH', `${store()}/inbox-rules`, { closeAfterHours: 1 })
    await says('Здравствуйте')
    for (const departure of await outbox.depart()) await outbox.sent(departure, newId<'m'>())
    const { body } = await add('Позвонить', at(3 * HOUR))
    await add('Привезти', at(5 * HOUR))
    expect((await shown()).promiseDueAt).toBe(at(3 * HOUR))
    clock.move(2 * HOUR)
    await ring()
    expect((await shown()).state).toBe('open')
    await change(body.id, { state: 'kept' })
    const { items, counts } = await list('view=promised')
    expect(items.map((item) => item.promiseDueAt)).toEqual([at(5 * HOUR)])
    expect(counts['promised']).toBe(1)
    await aizada.send('PATCH', `${store()}/inbox-rules`, { closeAfterHours: null })
  })
})
