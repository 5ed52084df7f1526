import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { addDocument, changeDocument, knowledgeJobs } from '../../knowledge/index.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { connectTestChannel, inboxOf } from '../../testing/message-path.ts'

interface Seen {
  readonly sources: { readonly kind: string; readonly documentId: string | null }[]
  readonly ratings: { readonly up: number; readonly down: number; readonly mine: string | null }
}

const clock = fixedClock(new Date().toISOString())
let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
let inbox: ReturnType<typeof inboxOf>
let conversationId: string
let messageId: string

beforeAll(async () => {
  ctx = await testCtx({ clock, env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  await knowledgeJobs(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  const channel = await connectTestChannel(ctx, shop.ayperi, 'whatsapp', '100')
  inbox = inboxOf(ctx, shop.ayperi, channel, 'whatsapp')
}, 60_000)
afterAll(() => app.close())
beforeEach(async () => {
  await inbox.inStore((tx) => tx.query('delete from contact'))
  await inbox.says('w1', 'Сколько стоит доставка?')
  conversationId = (await inbox.conversation()).id
  messageId = await answered([])
})

/** An answer of the assistant that stands on `sources`. */
async function answered(sources: object[]): Promise<string> {
  const [turnId, id] = [newId<'turn'>(), newId<'message'>()]
  await inbox.inStore(async (tx) => {
    await tx.query(
      `insert into turn (store_id, id, conversation_id, assistant_name, provider, model, input_tokens, output_tokens,
         latency_ms, steps, sources, outcome, at)
       values ($1, $2, $3, 'Айжан', 'offline', 'offline', 1, 1, 1, 1, $4, 'answered', $5)`,
      [tx.storeId, turnId, conversationId, JSON.stringify(sources), clock.now()],
    )
    await tx.query(
      `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, turn_id, created_at)
       select $1, $2, $3, channel_id, 'out', 'assistant', 'text', 'Двести сомов', $4, $5 from conversation
       where store_id = $1 and id = $3`,
      [tx.storeId, id, conversationId, turnId, clock.now()],
    )
  })
  return id
}

const path = (id: string, rest = '') =>
  `/api/v1/stores/${shop.ayperi}/conversations/${conversationId}/messages/${id}/receipt${rest}`
const rate = async (who: Client, thumb: 'up' | 'down' | null) =>
  (await who.send<Seen>('PUT', path(messageId, '/rating'), { thumb })).body.ratings
const ratings = async (who: Client) => (await who.get<Seen>(path(messageId))).body.ratings
const told = async () =>
  (await inbox.inStore((tx) => tx.query(`select 1 from store_event where kind = 'receipt.updated'`))).length

describe('what members think of an answer', () => {
  it('is counted, each member once, and each sees which is their own', async () => {
    expect(await ratings(aizada)).toEqual({ up: 0, down: 0, mine: null })
    await Promise.all([rate(aizada, 'up'), rate(bakyt, 'down')])
    expect(await ratings(aizada)).toEqual({ up: 1, down: 1, mine: 'up' })
    expect(await ratings(bakyt)).toEqual({ up: 1, down: 1, mine: 'down' })
  })

  it('is changed and taken back, and told of only when it is another', async () => {
    const before = await told()
    await rate(bakyt, 'up')
    await rate(aizada, 'up')
    await rate(aizada, 'up')
    expect(await rate(aizada, 'down')).toEqual({ up: 1, down: 1, mine: 'down' })
    expect(await rate(aizada, null)).toEqual({ up: 1, down: 0, mine: null })
    await rate(aizada, null)
    expect((await told()) - before).toBe(4)
  })

  it('is of answers of the assistant alone', async () => {
    const [asked] = await inbox.messages()
    const { status } = await aizada.send('PUT', path(asked?.id ?? '', '/rating'), { thumb: 'up' })
    expect(status).toBe(404)
    expect((await aizada.send('PUT', path(messageId, '/rating'), { thumb: 'sideways' })).status).toBe(422)
  })

  it('goes with the conversation', async () => {
    await rate(aizada, 'up')
    await inbox.inStore((tx) => tx.query('delete from contact'))
    expect(await inbox.inStore((tx) => tx.query('select 1 from turn_rating'))).toEqual([])
  })
})

describe('a source of an answer', () => {
  it('names the document in which it is mended, for as long as it stands there', async () => {
    const text = 'Доставка по городу стоит 200 сомов.'
    const document = await addDocument(ctx, shop.ayperi, { title: 'Доставка', format: 'text', text })
    await ctx.runJobs()
    const [passage] = await inbox.inStore((tx) => tx.query<{ id: string }>('select id from passage'))
    const source = (kind: string, id = '') => ({ kind, id, title: 'Доставка', detail: text })
    messageId = await answered([source('passage', passage?.id), source('product', newId<'p'>())])
    const documents = async () =>
      (await aizada.get<Seen>(path(messageId))).body.sources.map(({ documentId }) => documentId)
    expect(await documents()).toEqual([document.id, null])
    await changeDocument(ctx, shop.ayperi, document.id, { text: 'Доставка по городу стоит 250 сомов.' })
    await ctx.runJobs()
    expect(await documents()).toEqual([document.id, null])
    await inbox.inStore((tx) => tx.query('delete from document'))
    expect(await documents()).toEqual([null, null])
  })
})
