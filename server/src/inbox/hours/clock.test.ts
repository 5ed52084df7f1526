import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { type ChannelId, newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, message } from '../../testing/message-path.ts'
import { workOnSnoozed } from '../organising/snooze.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { handOff } from '../speaking/hand-off.ts'
import { ringDue } from '../timers/timers.ts'
import { rings } from '../timers/work.ts'
import { claimTurns } from '../turns/claim.ts'
import { appendAssistantMessage, conversationForTurn } from '../turns/turn.ts'

// Tuesday, 16:00 in Bishkek; the shop works until 19:00.
const start = '2026-11-24T10:00:00.000Z'
const clock = fixedClock(start)
const MINUTE = 60_000
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  channel = await connectTestChannel(ctx, shop.ayperi, 'telegram', '1')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'telegram', false)
  await workOnSnoozed(ctx)
})
afterAll(() => app.close())
beforeEach(async () => {
  clock.move(Date.parse(start) - clock.now().getTime())
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await rules({ firstAnswerMinutes: 15, nextAnswerMinutes: 60 })
})

const store = () => `/api/v1/stores/${shop.ayperi}`
const rules = (change: object, who = aizada) => who.send('PATCH', `${store()}/inbox-rules`, change)
const says = (person = 'meerim') =>
  inbox.take({
    messages: [message(ctx, newId<'m'>(), 'салам', { from: { externalId: person, name: person } })],
  })
const list = async (query = 'view=all') =>
  (
    await aizada.get<{ items: ConversationJson[]; counts: Record<string, number> }>(
      `${store()}/conversations?${query}`,
    )
  ).body
const shown = async () => {
  const [first] = (await list()).items
  if (!first) throw new Error('nothing is open')
  return first
}
const due = async () => (await shown()).answerDueAt
const answer = async () => {
  const { id } = await shown()
  const sent = await aizada.send('POST', `${store()}/conversations/${id}/messages`, {
    clientId: newId(),
    text: 'да',
  })
  expect(sent.status).toBe(201)
}
const change = async (set: object) => {
  const { id, version } = await shown()
  const changed = await aizada.send('PATCH', `${store()}/conversations/${id}`, { version, ...set })
  expect(changed.status).toBe(200)
}
const at = (minutes: number) => new Date(Date.parse(start) + minutes * MINUTE).toISOString()
const lines = async () =>
  (await inbox.messages()).flatMap(({ kind, detail }) =>
    kind === 'event' && detail['type'] === 'late' ? [detail] : [],
  )
const ring = () => ringDue(ctx, rings({ assistantAnswers: async () => true }))

describe('the clock of an answer', () => {
  it('runs from what the customer wrote, for the first answer and then for the next, and ends with the answer', async () => {
    await says()
    expect(await due()).toBe(at(15))
    clock.move(5 * MINUTE)
    await says()
    expect(await due()).toBe(at(15))
    await answer()
    expect(await due()).toBeNull()
    await says()
    expect(await due()).toBe(at(65))
    // What begins anew after a closing has a first answer again.
    await change({ state: 'closed' })
    expect((await list('view=closed')).items[0]?.answerDueAt).toBeNull()
    await says()
    expect(await due()).toBe(at(20))
  })

  it('is of the first answer until a person gives it, whatever the assistant has said', async () => {
    const assisted = inboxOf(ctx, shop.ayperi, channel, 'telegram')
    await assisted.says(newId<'m'>(), 'салам')
    clock.move(MINUTE)
    const [turn] = (await claimTurns(ctx, 1)).turns
    await inbox.inStore(async (tx) => {
      const seen = turn && (await conversationForTurn(ctx, tx, turn))
      if (!seen) throw new Error('no turn')
      const { conversationId, epoch, wanted } = seen
      await appendAssistantMessage(ctx, tx, {
        ...{ conversationId, epoch, wanted },
        ...{ turnId: newId<'turn'>(), text: 'Зову человека' },
      })
      await handOff(ctx, tx, conversationId, 'asked_for_person', epoch)
    })
    expect(await due()).toBe(at(16))
  })

  it('stands still outside of working hours', async () => {
    clock.move(175 * MINUTE)
    await says()
    expect(await due()).toBe('2026-11-25T03:10:00.000Z')
  })

  it('stands still while the conversation is put off, and goes on with what was left', async () => {
    await says()
    clock.move(5 * MINUTE)
    await change({ snooze: { why: 'hour' } })
    expect(await due()).toBeNull()
    clock.move(60 * MINUTE)
    await ring()
    expect(await lines()).toEqual([])
    await ctx.runJobs()
    expect(await due()).toBe(at(75))
  })

  it('goes on when a person or the customer brings it back', async () => {
    await says()
    clock.move(5 * MINUTE)
    await change({ snooze: { why: 'reply' } })
    clock.move(20 * MINUTE)
    await change({ snooze: null })
    expect(await due()).toBe(at(35))
    await change({ snooze: { why: 'reply' } })
    clock.move(10 * MINUTE)
    await says()
    expect(await due()).toBe(at(45))
  })

  it('is missed once: an event, a line and a mark until somebody answers', async () => {
    await says()
    clock.move(14 * MINUTE)
    await ring()
    expect((await shown()).lateSince).toBeNull()
    clock.move(2 * MINUTE)
    await Promise.all([ring(), ring()])
    await ring()
    await inbox.inStore((tx) =>
      tx.query(
        `insert into timer (store_id, kind, subject_id, conversation_id, at)
         select store_id, 'late', id, id, answer_due_at from conversation`,
      ),
    )
    await ring()
    expect(await lines()).toEqual([{ type: 'late', first: true, dueAt: at(15) }])
    expect((await shown()).lateSince).toBe(at(16))
    expect((await list('view=all&late=true')).items).toHaveLength(1)
    const told = await inbox.inStore((tx) => tx.query(`select 1 from store_event where kind = 'answer.late'`))
    expect(told).toHaveLength(1)
    await answer()
    expect((await list('view=all&late=true')).items).toHaveLength(0)
    clock.move(60 * MINUTE)
    await ring()
    expect(await lines()).toHaveLength(1)
  })

  it('is a view, sorted by what is due first', async () => {
    await says('later')
    await rules({ firstAnswerMinutes: 5 })
    await says('sooner')
    await rules({ firstAnswerMinutes: 15 })
    clock.move(MINUTE)
    await says('last')
    const { items, counts } = await list('view=due')
    expect(items.map((item) => item.contact.name).at(-1)).toBe('last')
    expect(counts['due']).toBe(3)
  })

  it('is reckoned anew when targets or hours change, and is off without a target', async () => {
    await says()
    await rules({ firstAnswerMinutes: 30 })
    expect(await due()).toBe(at(30))
    const off = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [{ from: 600, to: 1200 }], sun: [] }
    expect((await aizada.send('PUT', `${store()}/working-hours`, { week: off, exceptions: [] })).status).toBe(
      200,
    )
    expect(await due()).toBe('2026-11-28T04:30:00.000Z')
    await rules({ firstAnswerMinutes: null })
    expect(await due()).toBeNull()
    clock.move(7 * 24 * 60 * MINUTE)
    await ring()
    expect(await lines()).toEqual([])
    const usual = {
      mon: [{ from: 540, to: 1140 }],
      tue: [{ from: 540, to: 1140 }],
      wed: [{ from: 540, to: 1140 }],
    }
    await aizada.send('PUT', `${store()}/working-hours`, { week: { ...off, ...usual }, exceptions: [] })
  })
})

describe('hours and targets', () => {
  it('are there for a new store, and are the owner’s and admins’ to change', async () => {
    const { body } = await bakyt.get<{ week: { mon: object[]; sun: object[] } }>(`${store()}/working-hours`)
    expect(body.week.mon).toEqual([{ from: 540, to: 1140 }])
    expect((await rules({ firstAnswerMinutes: 1 }, bakyt)).status).toBe(403)
    const wrong = await aizada.send('PUT', `${store()}/working-hours`, {
      week: { ...body.week, sun: [{ from: 600, to: 500 }] },
      exceptions: [],
    })
    expect(wrong.status).toBe(422)
  })

  it('are given to a store that was there before and has none, and to no other', async () => {
    const florist = <T extends object>(text: string) =>
      ctx.db.withStore(shop.florist, (tx) => tx.query<T>(text))
    await florist('delete from stage')
    await florist('delete from working_hours')
    await florist('select app.add_what_is_first()')
    await florist('select app.add_what_is_first()')
    expect(
      (await florist<{ name: string }>('select name from stage order by position')).map(({ name }) => name),
    ).toEqual(['Новый', 'В разговоре', 'Заказал', 'Завершён'])
    expect(await florist('select 1 from working_hours')).toHaveLength(1)
    await florist(`delete from stage where name <> 'Новый'`)
    await florist('select app.add_what_is_first()')
    expect(await florist('select 1 from stage')).toHaveLength(1)
  })
})
