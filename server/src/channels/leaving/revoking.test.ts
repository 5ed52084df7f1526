import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type ChannelId, newId, type StoreId } from '#platform/ids.ts'
import { testCtx, world } from '../../testing/index.ts'
import { adapters } from '../adapters.ts'
import { connectChannel } from '../connecting/connect.ts'
import { disconnectChannel } from '../connecting/disconnect.ts'
import { findChannel } from '../connecting/queries.ts'
import { keepState } from '../connecting/sign-in/state.ts'
import { healthJobs } from '../health/jobs.ts'
import { startFakeProvider } from '../testing.ts'
import { leavingJobs, tellOverdue } from './jobs.ts'
import { tellProvider } from './tell-provider.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const provider = await startFakeProvider()
afterAll(() => provider.close())
const ctx = await testCtx({ clock, env: { INSTAGRAM_GRAPH_URL: provider.url } })
const { ayperi, florist, aizada, nurlan } = await world(ctx)
await leavingJobs(ctx)
await healthJobs(ctx)

const MINUTE = 60_000
const me = { body: { id: '2', user_id: '17841400000000001', username: 'ayperi.kg' } }
const success = { body: { success: true } }
const dead = { status: 401, body: { error: { code: 190, message: 'no' } } }
/** As Instagram does: taking the permissions away makes every token of the account void. */
let revoked = false

beforeEach(async () => {
  revoked = false
  provider.got.length = 0
  provider.answersBy(({ method, url }) => {
    if (revoked) return dead
    if (method === 'DELETE' && url.includes('/permissions')) revoked = true
    return method === 'GET' ? me : success
  })
  for (const store of [ayperi, florist])
    await ctx.db.withStore(store, async (tx) => {
      await tx.query(`select app.release_route(id) from channel where store_id = $1`, [store])
      await tx.query('delete from channel where store_id = $1', [store])
      await tx.query('delete from channel_sign_in where store_id = $1', [store])
    })
  await ctx.db.asOwner((tx) => tx.query('delete from vault.secret; delete from edge.account_telling'))
})
afterEach(() => vi.restoreAllMocks())

const connect = (store: StoreId = ayperi) =>
  connectChannel(
    ctx,
    store,
    { kind: 'instagram', accessToken: 'demo-instagram-token' },
    { issuedAt: clock.now(), expiresAt: null, missingPermissions: [], granted: true },
  )
/** A channel of a sign-in that has just been disconnected. @returns its id and that of the record */
async function left(): Promise<{ channelId: ChannelId; id: string }> {
  const outcome = await connect()
  if (!outcome.ok) throw new Error(outcome.code)
  const { channelId } = outcome
  await disconnectChannel(ctx, ayperi, { channelId, by: aizada.memberId, history: 'keep' })
  provider.got.length = 0
  const [row] = await ctx.db.withStore(ayperi, (tx) =>
    tx.query<{ id: string }>('select id from channel_disconnection where channel_id = $1', [channelId]),
  )
  return { channelId, id: row?.id ?? '' }
}
const channel = (id: ChannelId) => ctx.db.withStore(ayperi, (tx) => findChannel(tx, id))
const calls = () => provider.got.map(({ method, url }) => `${method} ${url.split('?')[0]?.split('/').at(-1)}`)

/** Holds up this call to the provider until it is let go. */
function holdUp(call: 'unsubscribe' | 'revoke') {
  const [reached, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const really = adapters.instagram[call] ?? (async () => ({ kind: 'confirmed' }) as const)
  vi.spyOn(adapters.instagram, call as 'revoke').mockImplementation(async (...asked) => {
    reached.resolve()
    await letGo.promise
    return really(...asked)
  })
  return { reached: reached.promise, letGo: letGo.resolve }
}

describe.each([
  ['the same store', () => ayperi],
  ['another store', () => florist],
] as const)('an account that %s connects while its old token is being revoked', (_, store) => {
  it.each(['unsubscribe', 'revoke'] as const)(
    'during %s: waits for the end, and is not connected with a token that ended with it',
    async (call) => {
      const { channelId, id } = await left()
      const held = holdUp(call)
      const telling = tellProvider(ctx, ayperi, id)
      await held.reached
      let ended = false
      const connecting = connect(store()).finally(() => {
        ended = true
      })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(ended).toBe(false)
      held.letGo()
      await telling
      expect(await connecting).toMatchObject({ ok: false, code: 'wrong_token' })
      expect(await channel(channelId)).toMatchObject({ state: 'disconnected' })
      expect(calls()).not.toContain('POST subscribed_apps')

      // Signing in once more gives a token that nothing ends.
      revoked = false
      const again = await connect(store())
      expect(again).toMatchObject({ ok: true })
      await ctx.runJobs()
      expect(revoked).toBe(false)
      expect(calls().filter((each) => each === 'DELETE permissions')).toHaveLength(1)
    },
  )
})

describe('an account that is connected again', () => {
  it('while a look at its token was waited for is looked at anew when it was revoked meanwhile', async () => {
    const { channelId, id } = await left()
    const check = adapters.instagram.check
    vi.spyOn(adapters.instagram, 'check').mockImplementationOnce(async (...asked) => {
      const checked = await check(...asked)
      await tellProvider(ctx, ayperi, id)
      return checked
    })
    expect(await connect()).toMatchObject({ ok: false, code: 'wrong_token' })
    expect(await channel(channelId)).toMatchObject({ state: 'disconnected' })
  })

  it('has to wait when its provider is told for longer than anybody wants to look at a button', async () => {
    const { id } = await left()
    const held = holdUp('unsubscribe')
    const telling = tellProvider(ctx, ayperi, id)
    await held.reached
    expect(await connect()).toMatchObject({ ok: false, code: 'unreachable', field: 'accessToken' })
    held.letGo()
    await telling
  }, 30_000)

  it('is told by one process only', async () => {
    const { id } = await left()
    const held = holdUp('unsubscribe')
    const telling = tellProvider(ctx, ayperi, id)
    await held.reached
    await tellProvider(ctx, ayperi, id)
    expect(provider.got).toEqual([])
    held.letGo()
    await telling
    expect(calls()).toEqual(['DELETE subscribed_apps', 'DELETE permissions'])
  })
})

describe('while somebody of the store signs in with the provider', () => {
  const begin = (store = ayperi, memberId = aizada.memberId) =>
    ctx.db.withStore(store, (tx) =>
      keepState(tx, 'instagram', { memberId, sessionId: newId<'session'>() }, clock.now()),
    )

  it('nothing is revoked, and what they bring back stays connected', async () => {
    const { channelId } = await left()
    await begin()
    await ctx.runJobs()
    expect(provider.got).toEqual([])
    expect((await channel(channelId))?.disconnection).toMatchObject({
      provider: 'waiting',
      nextTryAt: new Date(clock.now().getTime() + 10 * MINUTE).toISOString(),
    })
    expect(await connect()).toMatchObject({ ok: true, channelId })
    clock.move(11 * MINUTE)
    await tellOverdue(ctx)
    await ctx.runJobs()
    expect(revoked).toBe(false)
  })

  it('it is put off for as long, and then done', async () => {
    const { channelId, id } = await left()
    await begin()
    await begin(florist, nurlan.memberId)
    await ctx.runJobs()
    clock.move(10 * MINUTE)
    await tellProvider(ctx, ayperi, id)
    expect(revoked).toBe(true)
    expect((await channel(channelId))?.disconnection).toMatchObject({ provider: 'confirmed' })
  })

  it('for a day on end it is given up, and the token is destroyed', async () => {
    const { channelId, id } = await left()
    clock.move(25 * 60 * MINUTE)
    await begin()
    await tellProvider(ctx, ayperi, id)
    expect(provider.got).toEqual([])
    expect((await channel(channelId))?.disconnection).toMatchObject({ provider: 'unconfirmed' })
  })
})
