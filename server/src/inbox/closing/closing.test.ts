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
let assistantIsOn = true

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  inbox = inboxOf(ctx, shop.ayperi, await connectTestChannel(ctx, shop.ayperi, 'telegram', '1'), 'telegram')
  outbox = outboxOf(ctx, shop.ayperi)
})
afterAll(() => app.close())
beforeEach(async () => {
  assistantIsOn = true
  clock.move(Date.parse(start) - clock.now().getTime())
  await inbox.inStore(async (tx) => {
    for (const table of ['contact', 'inbox_rules']) await tx.query(`delete from ${table}`)
  })
})

const store = () => `/api/v1/stores/${shop.ayperi}`
const rules = (change: object) => aizada.send('PATCH', `${store()}/inbox-rules`, change)
const says = () => inbox.says(newId<'m'>(), 'салам')
const ring = () => ringDue(ctx, rings({ assistantAnswers: async () => assistantIsOn }))
const shown = async () => {
  const { id } = await inbox.conversation()
  return (await aizada.get<ConversationJson>(`${store()}/conversations/${id}`)).body
}
const state = async () => (await inbox.conversation()).state
const post = async (path: string, body: object, method: 'POST' | 'PUT' | 'DELETE' = 'POST') => {
  const { id } = await inbox.conversation()
  const answer = await aizada.send(method, `${store()}/conversations/${id}/${path}`, body)
  expect(answer.status).toBeLessThan(300)
}
/** A person answers, and it leaves. */
const answers = async () => {
  await post('messages', { clientId: newId(), text: 'да' })
  for (const departure of await outbox.depart()) await outbox.sent(departure, newId<'m'>())
}
const lines = async () =>
  (await inbox.messages()).flatMap(({ kind, detail }) => (kind === 'event' ? [detail['type']] : []))

describe('silence', () => {
  it('closes after as long as the store says, and says why', async () => {
    await rules({ closeAfterHours: 24 })
    await says()
    await answers()
    clock.move(23 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    clock.move(HOUR)
    await Promise.all([ring(), ring()])
    expect(await state()).toBe('closed')
    expect((await lines()).filter((type) => type === 'closed_by_silence')).toHaveLength(1)
  })

  it('closes nothing until the store says so, and then also what was silent before', async () => {
    await says()
    await answers()
    clock.move(1000 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    await rules({ closeAfterHours: 24 })
    await ring()
    expect(await state()).toBe('closed')
  })

  it('does not begin before our last word', async () => {
    await rules({ closeAfterHours: 24 })
    await says()
    await answers()
    clock.move(20 * HOUR)
    await answers()
    clock.move(20 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    clock.move(4 * HOUR)
    await ring()
    expect(await state()).toBe('closed')
  })

  it('never closes over a customer who waits, over a word that did not leave, or what is put off', async () => {
    await rules({ closeAfterHours: 1 })
    await says()
    clock.move(5 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    await answers()
    await says()
    clock.move(5 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    await post('messages', { clientId: newId(), text: 'ждёт отправки' })
    clock.move(5 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    for (const departure of await outbox.depart())
      await outbox.record({ claim: departure.claim, verdict: { kind: 'failed', reason: 'other' } })
    clock.move(5 * HOUR)
    await ring()
    expect(await state()).toBe('open')
    await answers()
    clock.move(2 * HOUR)
    await ring()
    expect(await state()).toBe('closed')
  })

  it('is looked for when a timer rings, whatever set it', async () => {
    const stale = () =>
      inbox.inStore((tx) =>
        tx.query(
          `insert into timer (store_id, kind, subject_id, conversation_id, at)
           select store_id, 'close', id, id, $1 from conversation
           on conflict (store_id, kind, subject_id) do update set at = excluded.at`,
          [clock.now()],
        ),
      )
    await rules({ closeAfterHours: 1 })
    await says()
    await answers()
    await says()
    clock.move(5 * HOUR)
    // As though everything had been answered, but for the wait.
    await inbox.inStore((tx) => tx.query('update conversation set answered = heard'))
    await stale()
    await ring()
    expect(await state()).toBe('open')
    await answers()
    await inbox.inStore((tx) => tx.query(`update conversation set snooze_why = 'reply'`))
    clock.move(5 * HOUR)
    await stale()
    await ring()
    expect(await state()).toBe('open')
  })

  it('is taken back whole however late, as long as nothing was said', async () => {
    await rules({ closeAfterHours: 1 })
    await says()
    await answers()
    clock.move(2 * HOUR)
    await ring()
    clock.move(100 * HOUR)
    expect((await shown()).speaker).toBe('assistant')
    await post('state', { state: 'open' }, 'PUT')
    expect(await shown()).toMatchObject({ state: 'open', speaker: 'member' })
  })
})

describe('the return to the assistant', () => {
  const speaker = async () => (await shown()).speaker
  it('comes so long after a person’s last word, and is seen before', async () => {
    await rules({ returnAfterMinutes: 30 })
    await says()
    expect((await shown()).returnAt).toBeNull()
    await answers()
    clock.move(20 * MINUTE)
    await answers()
    expect((await shown()).returnAt).toBe('2026-11-24T10:50:00.000Z')
    clock.move(20 * MINUTE)
    await ring()
    expect(await speaker()).toBe('member')
    clock.move(10 * MINUTE)
    await Promise.all([ring(), ring()])
    expect(await shown()).toMatchObject({ speaker: 'assistant', returnAt: null })
    expect((await lines()).filter((type) => type === 'returned_by_time')).toHaveLength(1)
  })

  it('lets the assistant answer what came meanwhile', async () => {
    await rules({ returnAfterMinutes: 30 })
    await says()
    await answers()
    await says()
    expect(await inbox.lanes()).toHaveLength(0)
    clock.move(30 * MINUTE)
    await ring()
    expect(await inbox.lanes()).toHaveLength(1)
  })

  it('is off by default, waits for whoever types, and does not come where the assistant is off', async () => {
    await says()
    await answers()
    expect((await shown()).returnAt).toBeNull()
    await rules({ returnAfterMinutes: 30 })
    await answers()
    clock.move(30 * MINUTE)
    await post('typing', {})
    await ring()
    expect(await shown()).toMatchObject({ speaker: 'member', returnAt: '2026-11-24T10:31:00.000Z' })
    assistantIsOn = false
    clock.move(MINUTE)
    await ring()
    expect(await shown()).toMatchObject({ speaker: 'member', returnAt: null })
  })

  it('can be declined by a person, and ends with a closing or the rule', async () => {
    await rules({ returnAfterMinutes: 30 })
    await says()
    await answers()
    await post('auto-return', {}, 'DELETE')
    clock.move(HOUR)
    await ring()
    expect(await speaker()).toBe('member')
    await answers()
    expect((await shown()).returnAt).not.toBeNull()
    await rules({ returnAfterMinutes: null })
    expect((await shown()).returnAt).toBeNull()
    const timers = await inbox.inStore((tx) => tx.query(`select 1 from timer where kind = 'return'`))
    expect(timers).toHaveLength(0)
  })
})
