import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { type TestCtx, testCtx, world } from '../../testing/index.ts'
import { connectTestChannel } from '../../testing/message-path.ts'
import { findChannel } from '../connecting/queries.ts'
import { type FakeAnswer, startFakeProvider } from '../testing.ts'
import { askForPast, askNow } from './ask.ts'
import { hearPastNews } from './hear.ts'

const clock = fixedClock('2026-11-24T10:00:00.000Z')
const meta = await startFakeProvider()
let ctx: TestCtx
let store: StoreId
let channel: Awaited<ReturnType<typeof connectTestChannel>>
beforeAll(async () => {
  ctx = await testCtx({ clock, env: { META_GRAPH_URL: meta.url } })
  store = (await world(ctx)).ayperi
  channel = await connectTestChannel(ctx, store, 'whatsapp', '206540352242903')
})
afterAll(() => meta.close())
beforeEach(async () => {
  meta.got.length = 0
  await ctx.db.withStore(store, (tx) => tx.query('delete from history_import'))
  await ctx.db.withStore(store, (tx) => askForPast(ctx, tx, channel))
})

const given: FakeAnswer = { body: { messaging_product: 'whatsapp', request_id: 'r' } }
const refused = (code: number, more = {}): FakeAnswer => ({
  status: 400,
  body: { error: { code, message: 'no', ...more } },
})
const ask = () => askNow(ctx, store, channel)
const past = async () => (await ctx.db.withStore(store, (tx) => findChannel(tx, channel)))?.past
const hears = (...pastNews: Parameters<typeof hearPastNews>[2][number]['pastNews'] & object[]) =>
  ctx.db.withStore(store, (tx) =>
    hearPastNews(ctx, tx, [
      {
        ...{ kind: 'whatsapp', channelId: parseId<'channel'>(channel), account: 'a', pastNews },
        ...{ messages: [], statuses: [], reads: [], changes: [], people: [] },
      },
    ]),
  )
const asked = () => meta.got.map(({ body }) => Object(body).sync_type)

describe('asking the phone app for its past', () => {
  it('asks for the contacts and then for the chats, once each', async () => {
    meta.answers(given, given)
    await ask()
    await ask()
    expect(asked()).toEqual(['smb_app_state_sync', 'history'])
    expect(meta.got[0]?.url).toContain('/206540352242903/smb_app_data')
    expect(await past()).toEqual({ state: 'asked', reason: null, progress: 0, messages: 0 })
  })

  it('asks again for what was not answered, and for nothing else', async () => {
    meta.answers(given, { status: 502, body: 'bad' })
    await ask()
    expect(await past()).toMatchObject({ state: 'asking' })
    meta.answers(given)
    await ask()
    expect(asked()).toEqual(['smb_app_state_sync', 'history', 'history'])
    expect(await past()).toMatchObject({ state: 'asked' })
  })

  it.each([
    [2593107, 'asked', null],
    [2593108, 'late', null],
    [2593109, 'declined', null],
    [100, 'refused', 'rejected 100'],
  ])('takes the error %i for %s', async (code, state, reason) => {
    meta.answers(given, refused(code))
    await ask()
    expect(await past()).toMatchObject({ state, reason })
  })

  it('goes on to the chats when the contacts are refused', async () => {
    meta.answers(refused(2593107), given)
    await ask()
    expect(await past()).toMatchObject({ state: 'asked' })
  })

  it('asks nobody once the day is over', async () => {
    clock.move(24 * 3_600_000)
    await ask()
    expect(meta.got).toEqual([])
    expect(await past()).toMatchObject({ state: 'late' })
  })

  it('waits while the channel is broken', async () => {
    const state = (word: string) =>
      ctx.db.withStore(store, (tx) =>
        tx.query(`update channel set state = $2 where store_id = $1`, [store, word]),
      )
    await state('broken')
    await ask()
    expect(meta.got).toEqual([])
    expect(await past()).toMatchObject({ state: 'asking' })
    await state('connected')
  })
})

describe('the parts of the past', () => {
  it('only go forward, in whatever order they come', async () => {
    await hears({ kind: 'part', progress: 70 })
    expect(await past()).toMatchObject({ state: 'coming', progress: 70 })
    await hears({ kind: 'part', progress: 30 })
    expect(await past()).toMatchObject({ state: 'coming', progress: 70 })
    await hears({ kind: 'part', progress: 100 }, { kind: 'part', progress: 90 })
    await hears({ kind: 'part', progress: 80 })
    expect(await past()).toMatchObject({ state: 'done', progress: 100 })
  })

  it('stay done when the number is connected anew and nothing is given twice', async () => {
    await hears({ kind: 'part', progress: 100 })
    await ctx.db.withStore(store, (tx) => askForPast(ctx, tx, channel))
    meta.answers(refused(2593107), refused(2593107))
    await ask()
    expect(await past()).toMatchObject({ state: 'done', progress: 100 })
  })

  it('are none when sharing was declined', async () => {
    await hears({ kind: 'declined' })
    expect(await past()).toMatchObject({ state: 'declined' })
  })
})
