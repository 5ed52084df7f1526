import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogJobs, seedCatalog } from '#catalog'
import { knowledgeJobs } from '#knowledge'
import type { App } from '#platform/http/app.ts'
import { registerModels } from '../../../../simulator/src/models/index.ts'
import { createApp } from '../../main.ts'
import { type Client, client } from '../../testing/client.ts'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'

const provider = Fastify({ forceCloseConnections: true })
let ctx: TestCtx
let shops: World
let app: App
let aizada: Client
let url: string

beforeAll(async () => {
  await registerModels(provider, { clock: () => new Date() })
  const base = await provider.listen({ port: 0, host: '127.0.0.1' })
  ctx = await testCtx({
    env: {
      PUBLIC_URL: 'http://tutum.test',
      VOYAGE_BASE_URL: `${base}/voyage/v1`,
      ELEVENLABS_BASE_URL: `${base}/elevenlabs`,
      ELEVENLABS_API_KEY: 'demo-elevenlabs-key',
    },
  })
  shops = await world(ctx)
  await catalogJobs(ctx)
  await knowledgeJobs(ctx)
  await seedCatalog(ctx, shops.ayperi)
  await ctx.runJobs()
  app = await createApp(ctx)
  aizada = await client(app, shops.aizada)
  url = `/api/v1/stores/${shops.ayperi}/assistant/services`
}, 180_000)
afterAll(async () => {
  await app.close()
  await provider.close()
})

const keys = async () => {
  const { body } = (await aizada.get(url)) as { body: { items: { service: string; key: string }[] } }
  return Object.fromEntries(body.items.map(({ service, key }) => [service, key]))
}
const embedders = () =>
  ctx.db.withStore(shops.ayperi, (tx) => tx.query('select distinct embedder from product_passage'))

describe('the keys of a store for services', () => {
  it('are the platform\u2019s where it has one, and nobody\u2019s elsewhere', async () => {
    expect(await keys()).toEqual({ elevenlabs: 'platform', voyage: 'none' })
  })

  it('are kept when the service takes them, and never shown', async () => {
    const given = await aizada.send('PUT', `${url}/elevenlabs/key`, { key: 'demo-elevenlabs-key-ayperi' })
    expect(given).toMatchObject({ status: 200 })
    expect(JSON.stringify(given.body)).not.toContain('demo-elevenlabs-key')
    expect(await keys()).toEqual({ elevenlabs: 'own', voyage: 'none' })
    expect(await aizada.send('DELETE', `${url}/elevenlabs/key`)).toMatchObject({ status: 200 })
    expect(await keys()).toEqual({ elevenlabs: 'platform', voyage: 'none' })
  })

  it('give everything vectors of the service whose key was given, and the built-in ones when it is taken', async () => {
    await aizada.send('PUT', `${url}/voyage/key`, { key: 'demo-voyage-key' })
    await ctx.runJobs()
    expect(await embedders()).toEqual([{ embedder: 'voyage:voyage-4:512' }])
    await aizada.send('DELETE', `${url}/voyage/key`)
    await ctx.runJobs()
    expect(await embedders()).toEqual([{ embedder: expect.stringMatching(/^offline/) }])
  })

  it.each(['elevenlabs', 'voyage'])(
    'of %s are refused with a reason when they are wrong',
    async (service) => {
      const before = await keys()
      expect(await aizada.send('PUT', `${url}/${service}/key`, { key: 'wrong' })).toMatchObject({
        status: 422,
        body: { code: 'service_key_wrong', reason: 'key_refused' },
      })
      expect(await keys()).toEqual(before)
    },
  )

  it('are given by those who may change the assistant', async () => {
    const bakyt = await client(app, shops.bakyt)
    expect((await bakyt.get(url)).status).toBe(200)
    expect((await bakyt.send('PUT', `${url}/voyage/key`, { key: 'x' })).status).toBe(403)
    const nurlan = await client(app, shops.nurlan)
    expect((await nurlan.get(url)).status).toBe(404)
  })
})
