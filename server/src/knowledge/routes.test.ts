import { beforeAll, describe, expect, it } from 'vitest'
import { catalogJobs, seedCatalog } from '#catalog'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { createApp } from '../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../testing/index.ts'
import { knowledgeJobs, seedKnowledge } from './index.ts'

let ctx: TestCtx
let shops: World
let app: App
let aizada: Client
let bakyt: Client
let nurlan: Client

beforeAll(async () => {
  ctx = await testCtx()
  shops = await world(ctx)
  app = await createApp(ctx)
  await catalogJobs(ctx)
  await knowledgeJobs(ctx)
  await seedCatalog(ctx, shops.ayperi)
  await seedKnowledge(ctx, shops.ayperi)
  await ctx.runJobs()
  aizada = await client(app, shops.aizada)
  bakyt = await client(app, shops.bakyt)
  nurlan = await client(app, shops.nurlan)
})

const at = (path: string) => `/api/v1/stores/${shops.ayperi}/${path}`

describe('catalogue and knowledge over HTTP', () => {
  it('does nothing for visitors and strangers', async () => {
    const visitor = await client(app)
    for (const path of ['products', 'documents', 'knowledge-search?q=a']) {
      expect((await visitor.get(at(path))).status).toBe(401)
      expect((await nurlan.get(at(path))).status).toBe(404)
    }
  })

  it('lets an operator read, not write', async () => {
    expect((await bakyt.get<{ items: object[] }>(at('products'))).body.items).toHaveLength(17)
    const write = await bakyt.send('POST', at('documents'), { title: 'T', text: 'x', format: 'text' })
    expect(write.status).toBe(403)
  })

  it('makes, changes and deletes a product, money as whole minor units', async () => {
    const price = { minor: 199_900, currency: 'KGS' }
    const made = await aizada.send<{ id: string; variants: object[] }>('POST', at('products'), {
      texts: { ru: { title: 'Шорты' } },
      variants: [{ sku: 'SH-1', price, stock: 2 }],
    })
    expect(made).toMatchObject({
      status: 201,
      body: { slug: 'shorti', variants: [{ sku: 'SH-1', price, stock: 2 }] },
    })
    const one = at(`products/${made.body.id}`)
    const texts = { ru: { title: 'Шорты', description: 'Летние' }, en: { title: 'Shorts' } }
    expect((await aizada.send('PATCH', one, { texts })).body).toMatchObject({
      texts: { en: { title: 'Shorts', description: '' } },
    })
    expect((await aizada.send('DELETE', one)).status).toBe(204)
    expect((await aizada.get(one)).status).toBe(404)
  })

  it.each([
    { texts: {}, variants: [{ sku: 'Z', price: { minor: 1, currency: 'KGS' } }] },
    { texts: { ru: { title: 'T' } }, variants: [] },
    { texts: { ru: { title: 'T' } }, variants: [{ sku: 'a b', price: { minor: 1, currency: 'KGS' } }] },
    { texts: { ru: { title: 'T' } }, variants: [{ sku: 'Z', price: { minor: 1.5, currency: 'KGS' } }] },
    { texts: { ru: { title: 'T' } }, variants: [{ sku: 'Z', price: { minor: -1, currency: 'KGS' } }] },
  ])('refuses %j', async (body) => {
    expect((await aizada.send('POST', at('products'), body)).status).toBeGreaterThanOrEqual(400)
    expect((await aizada.send('POST', at('products'), body)).status).toBeLessThan(500)
  })

  it('imports a file of bytes, and only tells without apply', async () => {
    const send = (query: string, payload: string) =>
      app.inject({
        method: 'POST',
        url: at(`product-imports${query}`),
        headers: {
          cookie: aizada.cookie,
          host: 'tutum.test',
          origin: 'http://tutum.test',
          'content-type': 'text/csv',
        },
        payload,
      })
    const file = 'артикул;название;цена\nIM-1;Кепка;1 250,00 сом\nIM-2;Кепка;дорого\n'
    const told = await send('', file)
    expect(told.statusCode).toBe(200)
    expect(told.json()).toMatchObject({
      applied: false,
      created: 1,
      bad: [{ line: 3, column: 'цена', reason: 'not_a_number' }],
    })
    expect((await aizada.get<{ items: object[] }>(at('products?q=IM-1'))).body.items).toEqual([])
    expect((await send('?apply=true', file)).json()).toMatchObject({ applied: true, created: 1 })
    expect((await send('?apply=true', file)).json()).toMatchObject({ created: 0, unchanged: 1 })
    expect((await aizada.get(at('products?q=IM-1'))).body).toMatchObject({
      items: [{ variants: [{ price: { minor: 125_000, currency: 'KGS' } }] }],
    })
  })

  it('lists documents without their text, and gives it one by one', async () => {
    const { body } = await bakyt.get<{ items: { id: string; text?: string }[] }>(at('documents'))
    expect(body.items).toHaveLength(5)
    expect(body.items.every((document) => !('text' in document))).toBe(true)
    expect((await bakyt.get(at(`documents/${body.items[0]?.id}`))).body).toMatchObject({
      state: 'ready',
      text: expect.stringContaining('#'),
    })
  })

  it('limits by itself what makes work for the embedder and the search', async () => {
    const document = { title: 'T', text: 'x', format: 'text' }
    const limits = [
      await aizada.send('POST', at('documents'), document),
      await aizada.send('PATCH', at(`documents/${newId<'document'>()}`), { text: 'x' }),
      await aizada.get(at('knowledge-search?q=a')),
      await aizada.get(at('products?q=a')),
    ].map(({ headers }) => headers['x-ratelimit-limit'])
    expect(limits).toEqual(['60', '60', '120', '600'])
  })

  it('shows what a question finds in both, and how', async () => {
    const { body } = await bakyt.get<{ items: { kind: string; title: string; found: object }[] }>(
      at(`knowledge-search?q=${encodeURIComponent('сколько стоит доставка льняной рубашки')}`),
    )
    expect(new Set(body.items.map(({ kind }) => kind))).toEqual(new Set(['product', 'passage']))
    expect(body.items[0]?.found).toMatchObject({ words: true })
  })
})
