import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adapters } from '#channels'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf, outboxOf } from '../../testing/message-path.ts'
import type { ConversationJson } from '../reading/shapes.ts'
import { contentOf } from '../sending/content.ts'
import { ringDue } from '../timers/timers.ts'
import { rings } from '../timers/work.ts'
import { payloadOf } from './payload.ts'
import { surveyWords } from './words.ts'

const start = '2026-11-24T10:00:00.000Z'
const clock = fixedClock(start)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const kinds = ['whatsapp', 'instagram', 'telegram'] as const
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
const inboxes = {} as Record<(typeof kinds)[number], ReturnType<typeof inboxOf>>
let inbox: ReturnType<typeof inboxOf>
let outbox: ReturnType<typeof outboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  for (const kind of kinds)
    inboxes[kind] = inboxOf(
      ctx,
      shop.ayperi,
      await connectTestChannel(ctx, shop.ayperi, kind, `1${kind}`),
      kind,
    )
  outbox = outboxOf(ctx, shop.ayperi)
})
afterAll(() => app.close())
beforeEach(async () => {
  inbox = inboxes.whatsapp
  clock.move(Date.parse(start) - clock.now().getTime())
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await aizada.send('PATCH', `${store()}/inbox-rules`, { survey: true })
})

const store = () => `/api/v1/stores/${shop.ayperi}`
const ring = () => ringDue(ctx, rings({ assistantAnswers: async () => true }))
const leave = async () => {
  for (const departure of await outbox.depart()) await outbox.sent(departure, newId<'m'>())
}
const set = async (state: 'open' | 'closed') => {
  const { id } = await inbox.conversation()
  await aizada.send('PUT', `${store()}/conversations/${id}/state`, { state })
}
const answers = async () => {
  const { id } = await inbox.conversation()
  await aizada.send('POST', `${store()}/conversations/${id}/messages`, { clientId: newId(), text: 'да' })
  await leave()
}
/** A customer is answered, and the conversation closed. */
const served = async (text = 'Здравствуйте, есть платье?') => {
  await inbox.says(newId<'m'>(), text)
  await answers()
  await set('closed')
}
const questions = async () =>
  (await inbox.messages()).filter(({ author, kind }) => author === 'system' && kind === 'text')
const asked = async () => {
  const [row] = await inbox.inStore((tx) =>
    tx.query<{ id: string }>('select id from survey order by asked_at desc'),
  )
  return row?.id ?? ''
}
const presses = async (score: number, providerId: string = newId<'m'>()) =>
  inbox.says(providerId, `${score}`, {
    kind: 'choice',
    detail: { choice: { payload: payloadOf(await asked(), score) } },
  })
const shown = async () => {
  const { id } = await inbox.conversation()
  return (await aizada.get<ConversationJson>(`${store()}/conversations/${id}`)).body
}

describe('after a closing', () => {
  it.each([
    ['Здравствуйте, есть платье?', 'ru'],
    ['Саламатсызбы, көйнөк барбы?', 'ky'],
    ['Hello, do you have this dress in blue?', 'en'],
  ] as const)('whoever wrote %s is asked once, in their language (%s)', async (text, language) => {
    await served(text)
    await ring()
    expect(await questions()).toHaveLength(0)
    clock.move(3 * MINUTE)
    await Promise.all([ring(), ring()])
    await ring()
    expect((await questions()).map((message) => message.text)).toEqual([surveyWords[language].question])
    expect(await shown()).toMatchObject({ state: 'closed', speaker: 'assistant', unread: 0 })
    expect(await outbox.depart()).toHaveLength(1)
  })

  it('whom the shop speaks to in a language of its choice is asked in that one', async () => {
    await inbox.says(newId<'m'>(), 'Здравствуйте, есть платье?')
    const { id } = await inbox.conversation()
    await aizada.send('PUT', `${store()}/conversations/${id}/language`, { language: 'ky' })
    await served()
    clock.move(3 * MINUTE)
    await ring()
    expect((await questions()).map(({ text }) => text)).toEqual([surveyWords.ky.question])
  })

  it.each(kinds)('%s shows the question by what it has', async (kind) => {
    inbox = inboxes[kind]
    await served()
    clock.move(3 * MINUTE)
    await ring()
    const [question] = await questions()
    const { buttons, list } = (question?.detail ?? {}) as { buttons?: never[]; list?: never }
    expect(buttons ? 'buttons' : 'list').toBe(kind === 'whatsapp' ? 'list' : 'buttons')
    const content = contentOf(ctx, shop.ayperi, { text: question?.text ?? '', buttons, list })
    expect(adapters[kind].refuses(ctx, content, 'meerim')).toBeUndefined()
  })

  it('is not asked again within a day, nor when it was opened meanwhile, nor by a store that does not ask', async () => {
    await served()
    await set('open')
    clock.move(3 * MINUTE)
    await ring()
    expect(await questions()).toHaveLength(0)
    await set('closed')
    clock.move(3 * MINUTE)
    await ring()
    await leave()
    expect(await questions()).toHaveLength(1)
    await served()
    clock.move(3 * MINUTE)
    await ring()
    expect(await questions()).toHaveLength(1)
    await aizada.send('PATCH', `${store()}/inbox-rules`, { survey: false })
    clock.move(30 * HOUR)
    await served()
    clock.move(3 * MINUTE)
    await ring()
    expect(await questions()).toHaveLength(1)
  })

  it('is never asked outside of the window, nor leaves once that has closed', async () => {
    await inbox.says(newId<'m'>(), 'Здравствуйте')
    await answers()
    clock.move(24 * HOUR - MINUTE)
    await set('closed')
    clock.move(3 * MINUTE)
    await ring()
    expect(await questions()).toHaveLength(0)
    await inbox.says(newId<'m'>(), 'Ещё вопрос')
    await answers()
    await set('closed')
    clock.move(3 * MINUTE)
    await ring()
    expect(await questions()).toHaveLength(1)
    clock.move(24 * HOUR)
    expect(await outbox.depart()).toEqual([])
    expect((await questions())[0]?.status).toBe('failed')
  })
})

describe('an answer', () => {
  beforeEach(async () => {
    await served()
    clock.move(3 * MINUTE)
    await ring()
    await leave()
  })

  it('counts once, wakes nobody and stays in sight', async () => {
    const providerId = newId<'m'>()
    await presses(5, providerId)
    await presses(5, providerId)
    await presses(1)
    expect(await shown()).toMatchObject({
      state: 'closed',
      unread: 0,
      waitingSince: null,
      rating: { score: 5, comment: null },
    })
    expect(await inbox.lanes()).toHaveLength(0)
    const lines = (await inbox.messages()).filter(({ detail }) => detail['type'] === 'rated')
    expect(lines.map(({ detail }) => detail['score'])).toEqual([5])
  })

  it('may be typed; the words that follow are the comment, and a message that is heard', async () => {
    await inbox.says(newId<'m'>(), ' 4 ')
    expect(await shown()).toMatchObject({ state: 'closed', rating: { score: 4 } })
    await inbox.says(newId<'m'>(), 'Долго везли')
    expect(await shown()).toMatchObject({
      state: 'open',
      unread: 1,
      rating: { score: 4, comment: 'Долго везли' },
    })
    await inbox.says(newId<'m'>(), 'А есть красное?')
    expect((await shown()).rating?.comment).toBe('Долго везли')
  })

  it('is none in an open conversation, nor when it belongs to another question', async () => {
    await set('open')
    await inbox.says(newId<'m'>(), '3')
    expect(await shown()).toMatchObject({ unread: 1, rating: null })
    await inbox.says(newId<'m'>(), '5', {
      kind: 'choice',
      detail: { choice: { payload: payloadOf(newId(), 5) } },
    })
    expect((await shown()).rating).toBeNull()
  })
})
