import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meaningOf, voyageKeyOf } from '#platform/embedding/choose.ts'
import { type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import {
  addDocument,
  changeDocument,
  deleteDocument,
  getDocument,
  listDocuments,
  reembedKnowledge,
} from './documents.ts'
import { knowledgeJobs } from './jobs.ts'
import { runReadDocument } from './read-document.ts'
import { searchKnowledge } from './search.ts'

let ctx: TestCtx
let shops: World
let voyage: Server
let answer = 200

beforeAll(async () => {
  voyage = createServer(async (request, response) => {
    const body = JSON.parse((await request.toArray()).join(''))
    const data = body.input.map((_: string, index: number) => ({
      index,
      embedding: [1, ...new Array(511).fill(0)],
    }))
    response.writeHead(answer).end(JSON.stringify({ data }))
  })
  await new Promise<void>((resolve) => voyage.listen(0, '127.0.0.1', resolve))
  const { port } = voyage.address() as AddressInfo
  ctx = await testCtx({ env: { VOYAGE_BASE_URL: `http://127.0.0.1:${port}` } })
  shops = await world(ctx)
  await knowledgeJobs(ctx)
})
afterAll(() => voyage.close())

const delivery = {
  title: 'Доставка',
  format: 'markdown',
  text: '# Город\nКурьер за день.\n# Область\nПочта за неделю.',
} as const

const find = async (query: string) => {
  const meaning = await meaningOf(ctx, shops.ayperi, query)
  return ctx.db.withStore(shops.ayperi, (tx) =>
    searchKnowledge(tx, { query, meaning, language: 'ru', limit: 5 }),
  )
}

describe('a document', () => {
  it('is reading until its job has cut it, then ready', async () => {
    const added = await addDocument(ctx, shops.ayperi, delivery)
    expect(added).toMatchObject({ state: 'reading', passages: 0 })
    await ctx.runJobs()
    expect(await getDocument(ctx, shops.ayperi, added.id)).toMatchObject({ state: 'ready', passages: 2 })
  })

  it('answers with its old passages until the new ones stand', async () => {
    const { id } = await addDocument(ctx, shops.ayperi, {
      title: 'Оплата',
      format: 'text',
      text: 'Берём наличные.',
    })
    await ctx.runJobs()
    await changeDocument(ctx, shops.ayperi, id, { text: 'Берём только карты.' })
    expect((await find('наличные'))[0]?.text).toBe('Берём наличные.')
    await ctx.runJobs()
    expect((await find('наличные')).map(({ text }) => text)).toEqual(['Берём только карты.'])
  })

  it('keeps passages that a change leaves as they are', async () => {
    const { id } = await addDocument(ctx, shops.ayperi, delivery)
    await ctx.runJobs()
    const ids = () =>
      ctx.db.withStore(shops.ayperi, (tx) =>
        tx.query<{ id: string }>('select id from passage where document_id = $1 order by position', [id]),
      )
    const before = await ids()
    await changeDocument(ctx, shops.ayperi, id, { text: '# Город\nКурьер за день.' })
    await ctx.runJobs()
    expect(await ids()).toEqual(before.slice(0, 1))
  })

  it('may have its job repeated, or be gone before it', async () => {
    const { id } = await addDocument(ctx, shops.ayperi, delivery)
    await runReadDocument(ctx, { storeId: shops.ayperi, documentId: id })
    await deleteDocument(ctx, shops.ayperi, id)
    await ctx.runJobs()
    await expect(getDocument(ctx, shops.ayperi, id)).rejects.toMatchObject({ code: 'document_not_found' })
  })

  it('is nobody else’s: not to see, change, delete or read', async () => {
    const { id } = await addDocument(ctx, shops.ayperi, delivery)
    for (const act of [getDocument, deleteDocument])
      await expect(act(ctx, shops.florist, id)).rejects.toMatchObject({ code: 'document_not_found' })
    await expect(changeDocument(ctx, shops.florist, id, { title: 'x' })).rejects.toMatchObject({
      code: 'document_not_found',
    })
    await runReadDocument(ctx, { storeId: shops.florist, documentId: id })
    expect(await getDocument(ctx, shops.ayperi, id)).toMatchObject({ state: 'reading' })
    expect((await listDocuments(ctx, shops.florist)).items).toEqual([])
    await ctx.runJobs()
  })
})

describe('the embedder of a store', () => {
  const names = () =>
    ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query<{ embedder: string }>('select distinct embedder from passage'),
    )

  it('changes with the store’s own key, and every passage is embedded anew', async () => {
    expect(await names()).toEqual([{ embedder: 'offline:3' }])
    await ctx.db.withStore(shops.ayperi, (tx) => ctx.vault.put(tx, voyageKeyOf(shops.ayperi), 'key-1'))
    await reembedKnowledge(ctx, shops.ayperi)
    await ctx.runJobs()
    expect(await names()).toEqual([{ embedder: 'voyage:voyage-4:512' }])
    expect((await find('совсем другое'))[0]?.found).toMatchObject({ meaning: true })
  })

  it('is noticed at start when the platform’s key came or went', async () => {
    const stale = await addDocument(ctx, shops.florist, delivery)
    await ctx.runJobs()
    await ctx.db.withStore(shops.florist, (tx) => tx.query(`update passage set embedder = 'of-yesterday'`))
    await knowledgeJobs(ctx)
    await ctx.runJobs()
    const names = await ctx.db.withStore(shops.florist, (tx) =>
      tx.query('select distinct embedder from passage'),
    )
    expect(names).toEqual([{ embedder: 'offline:3' }])
    expect(await getDocument(ctx, shops.florist, stale.id)).toMatchObject({ state: 'ready' })
  })

  it('reads in the night what it could not read for hours', async () => {
    const { id } = await addDocument(ctx, shops.ayperi, delivery)
    answer = 503
    // A job that fails here is gone, as one that the queue has given up.
    await expect(ctx.runJobs()).rejects.toThrow('503')
    answer = 200
    await ctx.runJobs()
    expect(await getDocument(ctx, shops.ayperi, id)).toMatchObject({ state: 'reading' })
    await knowledgeJobs(ctx)
    await ctx.runJobs()
    expect(await getDocument(ctx, shops.ayperi, id)).toMatchObject({ state: 'ready' })
  }, 20_000)

  it('fails a document that it refuses for good, while words still find', async () => {
    answer = 401
    const { id } = await addDocument(ctx, shops.ayperi, {
      title: 'Возврат',
      format: 'text',
      text: 'Четырнадцать дней.',
    })
    await ctx.runJobs()
    expect(await getDocument(ctx, shops.ayperi, id)).toMatchObject({ state: 'failed', passages: 1 })
    expect((await find('возврат'))[0]?.found).toMatchObject({ words: true, meaning: false })
  })
})
