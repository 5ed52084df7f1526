import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '#platform/http/app.ts'
import { newId } from '#platform/ids.ts'
import { demoModelKeys, registerModels } from '../../../simulator/src/models/index.ts'
import { catalogJobs, seedCatalog } from '../catalog/index.ts'
import { createApp } from '../main.ts'
import { type Client, client } from '../testing/client.ts'
import { type TestCtx, testCtx, type World, world } from '../testing/index.ts'

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
      OPENAI_BASE_URL: `${base}/openai/v1`,
      ANTHROPIC_BASE_URL: `${base}/anthropic/v1`,
      GOOGLE_BASE_URL: `${base}/google/v1beta`,
    },
  })
  shops = await world(ctx)
  await catalogJobs(ctx)
  await seedCatalog(ctx, shops.ayperi)
  await ctx.runJobs()
  app = await createApp(ctx)
  aizada = await client(app, shops.aizada)
  url = `/api/v1/stores/${shops.ayperi}/assistant`
}, 180_000)
afterAll(async () => {
  await app.close()
  await provider.close()
})

describe('the assistant of a store', () => {
  it('answers offline before anything is set', async () => {
    expect(await aizada.get(url)).toMatchObject({
      status: 200,
      body: {
        name: 'Айжан',
        provider: null,
        model: null,
        enabled: true,
        languages: ['ru', 'ky', 'en'],
        keys: { openai: false },
      },
    })
  })

  it('keeps what is changed, and leaves the rest', async () => {
    const changed = await aizada.send('PATCH', url, { name: 'Айжан', tone: 'На «вы»' })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Айжан', tone: 'На «вы»', provider: null } })
    expect((await aizada.get(url)).body).toEqual(changed.body)
  })

  it.each([{ name: '' }, { languages: [] }, { languages: ['de'] }, { provider: 'other' }, { storeId: 'x' }])(
    'refuses %j',
    async (change) => {
      expect((await aizada.send('PATCH', url, change)).status).toBe(422)
    },
  )

  it('refuses a provider whose key is missing', async () => {
    expect(await aizada.send('PATCH', url, { provider: 'openai', model: 'gpt-5.6-luna' })).toMatchObject({
      status: 422,
      body: { code: 'model_key_missing' },
    })
  })

  it('is changed by owners and read by operators', async () => {
    const bakyt = await client(app, shops.bakyt)
    expect((await bakyt.get(url)).status).toBe(200)
    expect((await bakyt.send('PATCH', url, { name: 'X' })).status).toBe(403)
    const nurlan = await client(app, shops.nurlan)
    expect((await nurlan.get(url)).status).toBe(404)
  })
})

describe('a key of a model', () => {
  const sealed = () =>
    ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query<{ n: bigint }>('select count(*) as n from app.list_secrets($1)', [
        ctx.config.tokenDatabaseKey,
      ]),
    )

  it('that the provider refuses is named and not kept', async () => {
    const answer = await aizada.send('PUT', `${url}/keys/openai`, { key: 'wrong', model: 'gpt-5.6-luna' })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'model_key_wrong', field: 'key', reason: 'wrong_key' },
    })
    expect(JSON.stringify(answer.body)).not.toContain('"wrong"')
    expect(await sealed()).toEqual([{ n: 0n }])
  })

  it('with an unknown model points at the model', async () => {
    const answer = await aizada.send('PUT', `${url}/keys/openai`, {
      key: demoModelKeys.openai,
      model: 'no-such',
    })
    expect(answer).toMatchObject({ status: 422, body: { code: 'model_key_wrong', field: 'model' } })
  })

  it('that works is sealed, used at once, and never shown', async () => {
    const answer = await aizada.send('PUT', `${url}/keys/openai`, {
      key: demoModelKeys.openai,
      model: 'gpt-5.6-luna',
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { provider: 'openai', model: 'gpt-5.6-luna', keys: { openai: true, google: false } },
    })
    expect(JSON.stringify((await aizada.get(url)).body)).not.toContain(demoModelKeys.openai)
    expect(await sealed()).toEqual([{ n: 1n }])
  })

  it('answers a trial through the provider', async () => {
    const trial = await aizada.send<{ text: string }>('POST', `${url}/trials`, {
      messages: [{ author: 'contact', text: 'сколько стоит льняная рубашка и есть ли L?' }],
    })
    expect(trial).toMatchObject({ status: 200, body: { outcome: 'answered', model: 'gpt-5.6-luna' } })
    expect(trial.body.text.replaceAll('\u00a0', ' ')).toContain('2 500 сом')
  })

  it('that is destroyed leaves the assistant offline', async () => {
    expect(await aizada.send('DELETE', `${url}/keys/openai`)).toMatchObject({
      status: 200,
      body: { provider: null, keys: { openai: false } },
    })
    expect(await sealed()).toEqual([{ n: 0n }])
  })
})

describe('a trial', () => {
  const tryOut = (...messages: { author: string; text: string }[]) =>
    aizada.send('POST', `${url}/trials`, { messages })

  it('shows the answer with its sources and stores nothing', async () => {
    const trial = await tryOut({ author: 'contact', text: 'how much is the linen shirt?' })
    expect(trial).toMatchObject({
      status: 200,
      body: {
        outcome: 'answered',
        handoffReason: null,
        model: 'offline',
        sources: [{ kind: 'product', title: 'Linen shirt' }],
      },
    })
    const rows = await ctx.db.withStore(shops.ayperi, (tx) =>
      tx.query('select 1 from message union all select 1 from turn'),
    )
    expect(rows).toEqual([])
  })

  it('shows why a person would be called', async () => {
    expect(await tryOut({ author: 'contact', text: 'позовите оператора' })).toMatchObject({
      body: { outcome: 'handed_off', handoffReason: 'asked_for_person' },
    })
  })

  it('must end with what the customer says', async () => {
    expect((await tryOut({ author: 'assistant', text: 'Здравствуйте' })).status).toBe(422)
    expect((await tryOut()).status).toBe(422)
  })
})

it('there is no receipt for what the assistant did not say', async () => {
  const path = `/api/v1/stores/${shops.ayperi}/conversations/${newId()}/messages/${newId()}/receipt`
  expect((await aizada.get(path)).status).toBe(404)
})
