import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type NativeServices, startNative } from '../../scripts/native.ts'
import { deliver, startFeed, storedIds, until, untilTakenIn } from '../support/feed.ts'
import { type Program, settings, startProgram } from '../support/program.ts'
import { openShop, type Shop } from '../support/shop.ts'

// Security tests 5 and 7: the database goes away under load, with connections in use.
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 3)

// A start after a crash takes a second, and several where other work goes on beside it.
vi.setConfig({ testTimeout: 120_000 + rounds * 9_000 })

let native: NativeServices
let shop: Shop
let server: Program

beforeAll(async () => {
  native = await startNative()
  const env = settings({ DATABASE_URL: native.databaseUrl, BURST_WAIT_MS: '0' })
  shop = await openShop(env, { assistant: false })
  server = await startProgram(env)
})
afterAll(async () => {
  server?.signal('SIGTERM')
  await server?.ended
  await shop?.close()
  native?.close()
})

describe('a database that stops at once and comes back', () => {
  it('costs no process and no acknowledged message', async () => {
    const feed = startFeed(() => server.url, { feeders: 8, run: '5' })
    for (let round = 0; round < rounds; round += 1) {
      await wait(150)
      native.stopPostgres('immediate')
      expect(await deliver(server.url, [{ id: `wamid.down.${round}`, from: '99670000000', text: '0' }])).toBe(
        false,
      )
      native.startPostgres()
      await until(
        'it acknowledges again',
        () => deliver(server.url, [{ id: `wamid.up.${round}`, from: '99670000001', text: '0' }]),
        15_000,
      )
    }
    await feed.stop()
    await untilTakenIn(shop)
    const stored = new Set(await storedIds(shop))
    expect([...feed.acknowledged].filter((id) => !stored.has(id))).toEqual([])
    expect(feed.acknowledged.size).toBeGreaterThan(20)
    expect(() => process.kill(server.pid, 0)).not.toThrow()
  })
})
