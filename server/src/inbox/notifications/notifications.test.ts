import { afterAll, expect, it } from 'vitest'
import { createApp } from '../../main.ts'
import { client, testCtx, world } from '../../testing/index.ts'

const ctx = await testCtx({ env: { PUBLIC_URL: 'http://tutum.test' } })
const shop = await world(ctx)
const app = await createApp(ctx)
afterAll(() => app.close())

const [aizada, bakyt, nurlan] = [
  await client(app, shop.aizada),
  await client(app, shop.bakyt),
  await client(app, shop.nurlan),
]
const at = `/api/v1/stores/${shop.ayperi}/notification-choice`
const usual = { whose: 'mine', sounds: ['message', 'asked', 'mention', 'failed'], desktop: [], quiet: null }
const night = { from: '22:00', until: '08:30' }

it('tells everybody of their own and nobody\u2019s conversations by sound, until they choose', async () => {
  expect((await aizada.get(at)).body).toEqual(usual)
})

it('keeps the choice of a member, and leaves the others theirs', async () => {
  const choice = { whose: 'all', sounds: ['mention', 'message'], desktop: ['asked', 'asked'], quiet: night }
  const kept = { whose: 'all', sounds: ['message', 'mention'], desktop: ['asked'], quiet: night }
  expect(await aizada.send('PUT', at, choice)).toMatchObject({ status: 200, body: kept })
  expect((await aizada.get(at)).body).toEqual(kept)
  expect((await bakyt.get(at)).body).toEqual(usual)
  expect(await aizada.send('PUT', at, { ...choice, quiet: null })).toMatchObject({ body: { quiet: null } })
})

it('takes no time and no kind that does not exist, and nobody from outside', async () => {
  for (const wrong of [
    { sounds: ['noise'] },
    { quiet: { from: '24:00', until: '08:00' } },
    { whose: 'theirs' },
  ])
    expect(await aizada.send('PUT', at, { ...usual, ...wrong })).toMatchObject({ status: 422 })
  expect(await nurlan.get(at)).toMatchObject({ status: 404 })
})
