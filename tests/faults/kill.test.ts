import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../scripts/ports.ts'
import { freshDatabase } from '../../server/src/testing/database.ts'
import { type Feed, givenUp, inversions, startFeed, storedIds, until, untilTakenIn } from '../support/feed.ts'
import { type Program, settings, startProgram } from '../support/program.ts'
import { type Provider, startProvider } from '../support/provider.ts'
import { openShop, type Shop } from '../support/shop.ts'

// Security tests 1 to 4. CHAOS_ROUNDS raises the rounds; `npm run chaos` runs them in full.
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 6)

vi.setConfig({ testTimeout: 900_000 + rounds * 10_000 })

let drop: () => Promise<void>
let shop: Shop
let provider: Provider
let env: Record<string, string>

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  await fresh.db.close()
  provider = await startProvider()
  env = settings({ DATABASE_URL: fresh.url ?? '', META_GRAPH_URL: provider.url, BURST_WAIT_MS: '0' })
  shop = await openShop(env, { assistant: true })
})
afterAll(async () => {
  await shop.close()
  await provider.close()
  await drop()
})

describe('a server killed without warning', () => {
  it('loses no acknowledged message, doubles none and keeps their order', async () => {
    const port = await freePort()
    const feed = startFeed(() => `http://127.0.0.1:${port}`, { feeders: 4, run: '1' })
    for (let round = 0; round < rounds; round += 1) {
      const server = await startProgram(env, { port })
      await wait(30 + Math.random() * 300)
      server.signal('SIGKILL')
      await server.ended
    }
    await expectWhole(feed, port)
  })

  const points = [
    'edge.received',
    'edge.committed',
    'intake.claimed',
    'intake.stored',
    'turn.claimed',
    'turn.answered',
  ]
  it.each(points)('at the point %s, too', async (point) => {
    const port = await freePort()
    const feed = startFeed(() => `http://127.0.0.1:${port}`, {
      feeders: 2,
      run: String(10 + points.indexOf(point)),
    })
    const doomed = await startProgram({ ...env, FAULT_POINT: point }, { port })
    await doomed.ended
    await expectWhole(feed, port)
  })

  const sends = ['outbox.claimed', 'outbox.accepted', 'outbox.recorded']
  it.each(sends)('at %s, and hands no answer over twice', async (point) => {
    const port = await freePort()
    const run = String(20 + sends.indexOf(point))
    const feed = startFeed(() => `http://127.0.0.1:${port}`, { feeders: 1, run })
    const doomed = await startProgram({ ...env, FAULT_POINT: point }, { port })
    await doomed.ended
    await expectWhole(feed, port)
    const keys = provider.handed.map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })
})

/** Starts the server once more, lets it finish, and compares what it acknowledged with what is there. */
async function expectWhole(feed: Feed, port: number): Promise<void> {
  const server: Program = await startProgram(env, { port })
  await wait(200)
  await feed.stop()
  await untilTakenIn(shop)
  expect(await givenUp(shop)).toEqual([])
  const stored = await storedIds(shop)
  const missing = [...feed.acknowledged].filter((id) => !stored.includes(id))
  expect(feed.acknowledged.size).toBeGreaterThan(0)
  expect(missing).toEqual([])
  expect(stored.length).toBe(new Set(stored).size)
  expect(await inversions(shop)).toBe(0)
  await untilAnswered()
  server.signal('SIGTERM')
  await server.ended
}

const untilAnswered = () =>
  until('no conversation waits for its answer', async () => {
    const rows = await shop.ctx.db.withLanes((tx) =>
      tx.query<{ n: number }>('select count(*)::int as n from turn_lane'),
    )
    return rows[0]?.n === 0
  })
