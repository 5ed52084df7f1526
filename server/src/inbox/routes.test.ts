import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { type ChannelId, type ConversationId, newId } from '#platform/ids.ts'
import { createApp } from '../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { connectTestChannel, inboxOf, message, outboxOf } from '../testing/message-path.ts'
import type { ConversationJson, MessageJson } from './reading/shapes.ts'
import { claimTurns } from './turns/claim.ts'
import { conversationForTurn } from './turns/turn.ts'

const clock = fixedClock(new Date().toISOString())
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let nurlan: Client
let channel: ChannelId
let inbox: ReturnType<typeof inboxOf>

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  nurlan = await client(app, shop.nurlan)
  channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
})
afterAll(() => app.close())
beforeEach(() => inbox.inStore((tx) => tx.query('delete from contact')))

const at = () => `/api/v1/stores/${shop.ayperi}/conversations`
const writes = (person: string, text: string) =>
  inbox.take({ messages: [message(ctx, newId<'m'>(), text, { from: { externalId: person, name: person } })] })
interface List {
  items: ConversationJson[]
  next: string | null
  counts: Record<string, number>
}
const list = async (query = '') => (await aizada.get<List>(`${at()}${query}`)).body
const only = async () => {
  const [conversation] = (await list()).items
  if (!conversation) throw new Error('the list is empty')
  return conversation
}
const thread = async (id: string, query = '') =>
  (await aizada.get<{ items: MessageJson[]; next: string | null }>(`${at()}/${id}/messages${query}`)).body
const say = (id: string, text: string, clientId: string = newId<'c'>(), who = aizada) =>
  who.send<MessageJson>('POST', `${at()}/${id}/messages`, { clientId, text })

describe('the list of conversations', () => {
  it('shows who wrote what, who speaks and how long one may write', async () => {
    await writes('Meerim', 'Есть L?')
    expect(await only()).toMatchObject({
      contact: { name: 'Meerim' },
      channel: { kind: 'whatsapp', state: 'connected' },
      speaker: 'assistant',
      unread: 1,
      lastMessage: { text: 'Есть L?', author: 'contact' },
      window: { open: true },
      thinking: false,
    })
  })

  it('comes page by page, each conversation once, newest first', async () => {
    for (let n = 0; n < 7; n++) {
      await writes(`person ${n}`, 'салам')
      if (n % 2) clock.move(1000)
    }
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: List = await list(`?limit=3&cursor=${cursor}`)
      seen.push(...page.items.map((item) => item.contact.name ?? ''))
      cursor = page.next
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
    expect(seen[0]).toBe('person 6')
  })

  it('shows of a text of 60,000 characters the beginning; the thread keeps it whole', async () => {
    const text = 'ыйса🧵'.repeat(10_000)
    await writes('Meerim', text)
    const { id, lastMessage } = await only()
    expect(lastMessage?.text?.length).toBeLessThan(600)
    expect(lastMessage?.text?.isWellFormed()).toBe(true)
    expect((await thread(id)).items[0]?.text).toBe(text)
  })

  it('sorts into views and counts each of them', async () => {
    for (const person of ['assistant', 'mine', 'closed', 'waiting']) await writes(person, 'салам')
    const idOf = async (name: string) =>
      (await list()).items.find((item) => item.contact.name === name)?.id ?? ''
    await say(await idOf('mine'), 'я отвечу')
    await aizada.send('PUT', `${at()}/${await idOf('closed')}/state`, { state: 'closed' })
    await aizada.send('PUT', `${at()}/${await idOf('waiting')}/speaker`, { speaker: 'member' })
    const { counts } = await list()
    expect(counts).toMatchObject({ all: 3, waiting: 1, assistant: 1, mine: 2, closed: 1 })
    for (const [view, names] of Object.entries({
      waiting: ['waiting'],
      assistant: ['assistant'],
      closed: ['closed'],
    }))
      expect(
        (await list(`?view=${view}`)).items.map((item) => item.contact.name),
        view,
      ).toEqual(names)
  })

  it('is closed to members of another store', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    for (const url of [at(), `${at()}/${id}`, `${at()}/${id}/messages`])
      expect((await nurlan.get(url)).status).toBe(404)
    const own = `/api/v1/stores/${shop.florist}/conversations/${id}`
    expect((await nurlan.get(own)).status).toBe(404)
    expect((await nurlan.send('POST', `${own}/messages`, { clientId: 'x', text: 'x' })).status).toBe(404)
    expect((await nurlan.send('PUT', `${own}/speaker`, { speaker: 'member' })).status).toBe(404)
  })
})

describe('a thread', () => {
  it('comes newest page first, each page in order', async () => {
    for (let n = 0; n < 5; n++) await writes('Meerim', `line ${n}`)
    const { id } = await only()
    const newest = await thread(id, '?limit=2')
    expect(newest.items.map((item) => item.text)).toEqual(['line 3', 'line 4'])
    const older = await thread(id, `?limit=2&before=${newest.next}`)
    expect(older.items.map((item) => item.text)).toEqual(['line 1', 'line 2'])
    expect(await thread(id, `?limit=2&before=${older.next}`)).toMatchObject({
      items: [{ text: 'line 0' }],
      next: null,
    })
  })
})

describe('a member who writes', () => {
  it('takes the conversation over, and the message waits to be sent', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    const sent = await say(id, 'Да, есть')
    expect(sent.status).toBe(201)
    expect(sent.body).toMatchObject({
      author: 'member',
      authorName: 'Aizada Asanova',
      status: 'queued',
      text: 'Да, есть',
    })
    expect(await only()).toMatchObject({
      speaker: 'member',
      speakerMember: { name: 'Aizada Asanova' },
      unread: 0,
      waitingSince: null,
    })
    const { items } = await thread(id)
    expect(items.map((item) => item.kind).sort()).toEqual(['event', 'text', 'text'])
    expect(items.find((item) => item.kind === 'event')?.detail).toMatchObject({ type: 'taken_over' })
    const place = (author: string) => items.findIndex((item) => item.author === author)
    expect(place('system')).toBeLessThan(place('member'))
    expect(await inbox.outbox()).toHaveLength(1)
  })

  it('says it once, however often the client repeats it', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    const answers = await Promise.all(Array.from({ length: 10 }, () => say(id, 'Да', 'the same')))
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    expect(await inbox.outbox()).toHaveLength(1)
    await writes('Bakyt', 'салам')
    const other = (await list()).items.find((item) => item.contact.name === 'Bakyt')?.id ?? ''
    expect(await say(other, 'Да', 'the same')).toMatchObject({
      status: 409,
      body: { code: 'client_id_taken' },
    })
  })

  it('is told when the window has closed', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    clock.move(24 * 3_600_000)
    expect(await say(id, 'Да')).toMatchObject({ status: 409, body: { code: 'window_closed' } })
    expect((await only()).window.open).toBe(false)
    expect(await inbox.outbox()).toEqual([])
  })

  it('may send again what failed, and only that', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    const { body: sent } = await say(id, 'Да')
    const retry = () => aizada.send<MessageJson>('POST', `${at()}/${id}/messages/${sent.id}/retry`)
    expect(await retry()).toMatchObject({ status: 409, body: { code: 'not_repeatable' } })
    const outbox = outboxOf(ctx, shop.ayperi)
    const [departure] = await outbox.depart()
    if (!departure) throw new Error('nothing leaves')
    await outbox.record({ claim: departure.claim, verdict: { kind: 'failed', reason: 'rejected' } })
    expect(await retry()).toMatchObject({ status: 200, body: { status: 'queued', statusReason: null } })
    expect(await inbox.outbox()).toHaveLength(1)
  })

  it.each([
    [{ text: 'x' }],
    [{ clientId: 'x', text: ' ' }],
    [{ clientId: 'x', text: 'y', storeId: 'z' }],
    [{ clientId: 'x', text: { $ne: 1 } }],
  ])('is refused for %j', async (body) => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    expect((await aizada.send('POST', `${at()}/${id}/messages`, body)).status).toBe(422)
  })
})

describe('who speaks', () => {
  it('changes by hand, with a line for each change, and the assistant answers what is open', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    const speaker = (who: string) =>
      aizada.send<ConversationJson>('PUT', `${at()}/${id}/speaker`, { speaker: who })
    expect((await speaker('member')).body).toMatchObject({ speaker: 'member', epoch: 1 })
    expect(await inbox.lanes()).toEqual([])
    expect((await speaker('assistant')).body).toMatchObject({ speaker: 'assistant', speakerMember: null })
    expect(await inbox.lanes()).toHaveLength(1)
    const lines = (await thread(id)).items
      .filter((item) => item.kind === 'event')
      .map((item) => item.detail['type'])
    expect(lines).toEqual(['taken_over', 'returned'])
  })

  it('while a member types, the assistant does not begin, for a minute', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    clock.move(5000)
    expect((await aizada.send('POST', `${at()}/${id}/typing`)).status).toBe(204)
    clock.move(59_000)
    expect((await claimTurns(ctx, 10)).turns).toEqual([])
    clock.move(1000)
    const [turn] = (await claimTurns(ctx, 10)).turns
    if (!turn) throw new Error('no turn is due')
    expect((await only()).thinking).toBe(true)
    expect(await inbox.inStore((tx) => conversationForTurn(ctx, tx, turn))).toMatchObject({
      conversationId: id as ConversationId,
      messages: [{ text: 'Есть L?' }],
    })
  })

  it('begins anew with the assistant after closing', async () => {
    await writes('Meerim', 'Есть L?')
    const { id } = await only()
    await say(id, 'Да')
    await aizada.send('PUT', `${at()}/${id}/state`, { state: 'closed' })
    expect((await list('?view=closed')).items).toMatchObject([
      { state: 'closed', unread: 0, speaker: 'assistant' },
    ])
    await writes('Meerim', 'А M?')
    expect(await only()).toMatchObject({ state: 'open', speaker: 'assistant' })
    expect(await inbox.lanes()).toHaveLength(1)
  })
})

it('reading clears what is unread', async () => {
  await writes('Meerim', 'Есть L?')
  const { id } = await only()
  expect((await aizada.send('POST', `${at()}/${id}/read`)).status).toBe(204)
  expect(await only()).toMatchObject({ unread: 0 })
  expect((await only()).waitingSince).not.toBeNull()
})

it('what was read can be put back among the unread, as one message whatever it was', async () => {
  await writes('Meerim', 'Есть L?')
  const { id } = await only()
  const put = (how: 'read' | 'unread', who = aizada) => who.send('POST', `${at()}/${id}/${how}`)
  await put('read')
  expect((await put('unread')).status).toBe(204)
  expect((await list('?unread=true')).items).toMatchObject([{ id, unread: 1 }])
  await writes('Meerim', 'А M?')
  await put('unread')
  expect(await only()).toMatchObject({ unread: 2 })
  expect((await put('unread', nurlan)).status).toBe(404)
})
