import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshDatabase } from '../../server/src/testing/database.ts'
import { deliver, storedIds, untilTakenIn } from '../support/feed.ts'
import { type Program, settings, startProgram } from '../support/program.ts'
import { openShop, type Shop } from '../support/shop.ts'

// Security test 6: the same event many times at once.
const ids = Number(process.env['CHAOS_IDS'] ?? 60)

vi.setConfig({ testTimeout: 900_000 })

let drop: () => Promise<void>
let shop: Shop
let server: Program

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  await fresh.db.close()
  const env = settings({ DATABASE_URL: fresh.url ?? '', BURST_WAIT_MS: '0' })
  shop = await openShop(env, { assistant: false })
  server = await startProgram(env)
})
afterAll(async () => {
  server?.signal('SIGTERM')
  await server?.ended
  await shop?.close()
  await drop()
})

describe('the same event sent up to 50 times at once', () => {
  it('is acknowledged each time and stands there once', async () => {
    const wanted = Array.from({ length: ids }, (_, n) => `wamid.same.${n}`)
    for (const [n, id] of wanted.entries()) {
      const copies = Array.from({ length: 2 + (n % 49) }, () =>
        deliver(server.url, [{ id, from: `99670001${n % 7}`, text: id }]),
      )
      expect(await Promise.all(copies)).not.toContain(false)
    }
    await untilTakenIn(shop)
    expect((await storedIds(shop)).sort()).toEqual(wanted.sort())
  })
})
