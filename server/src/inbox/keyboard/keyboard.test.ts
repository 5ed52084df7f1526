import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '#platform/http/app.ts'
import { createApp } from '../../main.ts'
import { type Client, client, type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import type { Keys } from './shapes.ts'

let ctx: TestCtx
let shop: World
let app: App
let aizada: Client
let bakyt: Client
let nurlan: Client

beforeAll(async () => {
  ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
  shop = await world(ctx)
  app = await createApp(ctx)
  aizada = await client(app, shop.aizada)
  bakyt = await client(app, shop.bakyt)
  nurlan = await client(app, shop.nurlan)
})
afterAll(() => app.close())
beforeEach(() => ctx.db.withStore(shop.ayperi, (tx) => tx.query('delete from member_keys')))

const at = () => `/api/v1/stores/${shop.ayperi}/my-keys`
const put = (keys: Keys, who = aizada) => who.send<{ keys: Keys }>('PUT', at(), { keys })
const get = async (who = aizada) => (await who.get<{ keys: Keys }>(at())).body.keys

describe('the keys of a member', () => {
  it('are the usual ones until they bind others, all at once', async () => {
    expect(await get()).toEqual({})
    const keys = { close: 'KeyW', 'go.catalog': 'KeyG KeyC', snooze: null, search: 'Mod+Shift+KeyF' }
    expect((await put(keys)).body).toEqual({ keys })
    expect(await get()).toEqual(keys)
    await put({ close: 'Alt+Digit1' })
    expect(await get()).toEqual({ close: 'Alt+Digit1' })
    await put({})
    expect(await get()).toEqual({})
  })

  it('are theirs alone', async () => {
    await put({ close: 'KeyW' })
    await put({ close: 'KeyQ' }, bakyt)
    expect(await get()).toEqual({ close: 'KeyW' })
    expect(await get(bakyt)).toEqual({ close: 'KeyQ' })
    expect((await nurlan.get(at())).status).toBe(404)
    expect((await put({}, nurlan)).status).toBe(404)
  })

  it('are presses of keys and nothing else', async () => {
    const wrong = ['', 'e', 'KeyA KeyB KeyC', 'Shift+Mod+KeyA', 'Mod+', '<b>', `Key${'A'.repeat(40)}`]
    for (const chord of wrong) expect([chord, (await put({ close: chord })).status]).toEqual([chord, 422])
    expect((await put({ 'not an action': 'KeyA' })).status).toBe(422)
    const many = Object.fromEntries(
      Array.from({ length: 201 }, (_, n) => [
        `a${String.fromCharCode(97 + (n % 26))}${'x'.repeat(n / 26)}`,
        'KeyA',
      ]),
    )
    expect((await put(many)).status).toBe(422)
    expect(await get()).toEqual({})
  })

  it('go with the member', async () => {
    await put({ close: 'KeyW' }, bakyt)
    await ctx.db.withStore(shop.ayperi, async (tx) => {
      const [row] = await tx.query<{ member_id: string }>('select member_id from member_keys')
      await tx.query('delete from member where store_id = $1 and id = $2', [tx.storeId, row?.member_id])
      expect(await tx.query('select from member_keys')).toEqual([])
    })
  })
})
