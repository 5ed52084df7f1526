import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listProducts } from '../../server/src/catalog/index.ts'
import { createApp } from '../../server/src/main.ts'
import type { App } from '../../server/src/platform/http/app.ts'
import { newId, type StoreId } from '../../server/src/platform/ids.ts'
import {
  client,
  type Someone,
  type TestCtx,
  testCtx,
  type World,
  world,
} from '../../server/src/testing/index.ts'
import { bodyOf, fill, platformRoutes, type Route, storeRoutes } from './contract.ts'
import { fillStore, type Ids } from './rows.ts'

// Security tests 31 to 33: every route of the published contract, with every id of another store.

let ctx: TestCtx
let app: App
let shops: World
let routes: Route[]
let theirs: Ids
let mine: Ids

beforeAll(async () => {
  ctx = await testCtx()
  app = await createApp(ctx)
  shops = await world(ctx)
  theirs = await fillStore(ctx, shops.ayperi, 'CANARY-AYPERI')
  mine = await fillStore(ctx, shops.florist, 'florist')
  routes = await storeRoutes(app)
})
afterAll(() => app.close())

// Words that mean the same in every store.
const sameEverywhere = new Set(['provider', 'service'])

describe('a member of another store', () => {
  it('walks every route of the contract', () => {
    expect(routes.length).toBeGreaterThanOrEqual(25)
  })

  it('is told on every route of a foreign store what a store that does not exist tells', async () => {
    const before = await fingerprint(shops.ayperi)
    for (const route of routes) {
      const foreign = await ask(shops.nurlan, route, { ...theirs, storeId: shops.ayperi })
      const nobodys = await ask(shops.nurlan, route, { ...theirs, storeId: newId<'store'>() })
      expect(foreign.status, name(route)).toBe(404)
      expect(foreign, name(route)).toEqual(nobodys)
    }
    expect(await fingerprint(shops.ayperi)).toEqual(before)
  })

  it('is told with foreign ids in the own store what random ids tell', async () => {
    const before = await fingerprint(shops.ayperi)
    for (const route of routes.filter(({ ids }) =>
      ids.some((id) => id in theirs && !sameEverywhere.has(id)),
    )) {
      const foreign = await ask(shops.nurlan, route, { ...theirs, storeId: shops.florist })
      const random = await ask(shops.nurlan, route, { ...randomIds(), storeId: shops.florist })
      expect(foreign.status, name(route)).toBe(404)
      expect(foreign, name(route)).toEqual(random)
    }
    expect(await fingerprint(shops.ayperi)).toEqual(before)
  })

  it('never gets a byte of the other store from any route that only reads', async () => {
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events'))) {
      const url = `${fill(route.path, { ...mine, storeId: shops.florist })}?q=CANARY-AYPERI`
      const answer = await app.inject({ url, headers: await headersOf(shops.nurlan) })
      expect(answer.payload.replaceAll('q=CANARY-AYPERI', ''), name(route)).not.toContain('CANARY-AYPERI')
    }
  })
})

describe('the same walk by the store itself', () => {
  it('finds what it asks for, so the refusals above mean something', async () => {
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events'))) {
      const url = `${fill(route.path, { ...theirs, storeId: shops.ayperi })}${route.path.endsWith('search') ? '?q=CANARY' : ''}`
      const answer = await app.inject({ url, headers: await headersOf(shops.aizada) })
      expect(answer.statusCode, name(route)).toBe(200)
    }
  })
})

describe('a visitor without a session', () => {
  it('is asked to sign in on every route', async () => {
    for (const route of routes) {
      const { payload, headers } = bodyOf(route)
      const url = fill(route.path, { ...theirs, storeId: shops.ayperi })
      const answer = await app.inject({
        method: route.method,
        url,
        headers: { ...origin, ...headers },
        ...(payload && { payload }),
      })
      expect(answer.statusCode, name(route)).toBe(401)
    }
  })
})

describe('the routes of the platform, which belong to no store', () => {
  it('are for nobody whom the configuration does not name, and say nothing of themselves', async () => {
    const contract = await platformRoutes(app)
    expect(contract.length).toBeGreaterThanOrEqual(2)
    for (const route of contract) {
      const values = { deliveryId: '1' }
      for (const someone of [shops.aizada, shops.bakyt, shops.nurlan])
        expect(await ask(someone, route, values), name(route)).toMatchObject({
          status: 404,
          body: { code: 'not_found' },
        })
      const url = fill(route.path, values)
      const visitor = await app.inject({ method: route.method, url, headers: origin })
      expect(visitor.statusCode, name(route)).toBe(401)
    }
  })
})

describe('a query that forgets its store', () => {
  it('sees the rows of the store in force and no others', async () => {
    const everything = await ctx.db.withStore(shops.florist, (tx) =>
      tx.query<{ store_id: string }>('select store_id from message'),
    )
    expect(everything.length).toBeGreaterThan(0)
    expect(new Set(everything.map((row) => row.store_id))).toEqual(new Set([shops.florist]))
    const products = await listProducts(ctx, shops.florist, { q: 'CANARY-AYPERI' })
    expect(products.items).toEqual([])
  })
})

const origin = { host: 'tutum.test', origin: 'http://tutum.test' }
const name = ({ method, path }: Route): string => `${method} ${path}`
const cookies = new Map<string, string>()

async function headersOf(someone: Someone): Promise<Record<string, string>> {
  const cookie = cookies.get(someone.email) ?? (await client(app, someone)).cookie
  cookies.set(someone.email, cookie)
  return { ...origin, cookie }
}

async function ask(
  someone: Someone,
  route: Route,
  values: Record<string, string>,
): Promise<{ status: number; body: unknown }> {
  const { payload, headers } = bodyOf(route)
  const answer = await app.inject({
    method: route.method,
    url: fill(route.path, values),
    headers: { ...(await headersOf(someone)), ...headers },
    ...(payload && { payload }),
  })
  const { requestId: _, ...body } = answer.json<Record<string, unknown>>()
  return { status: answer.statusCode, body }
}

function randomIds(): Record<string, string> {
  return Object.fromEntries(Object.keys(theirs).map((id) => [id, id === 'provider' ? 'openai' : newId()]))
}

/** All rows of a store in one hash for each table. */
async function fingerprint(store: StoreId): Promise<Record<string, string>> {
  const tables = await ctx.db.asOwner((tx) =>
    tx.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public'
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and not a.attisdropped)`),
  )
  const hashes: Record<string, string> = {}
  for (const { name: table } of tables) {
    const [row] = await ctx.db.withStore(store, (tx) =>
      tx.query<{ hash: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`,
      ),
    )
    hashes[table] = row?.hash ?? ''
  }
  return hashes
}
