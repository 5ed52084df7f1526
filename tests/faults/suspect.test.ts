import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshDatabase } from '../../server/src/testing/database.ts'
import { deliver, givenUp, storedIds, until, untilTakenIn } from '../support/feed.ts'
import { type Program, settings, startProgram } from '../support/program.ts'
import { openShop, type Shop } from '../support/shop.ts'

// Security test 20: what ends every process that takes it in is found, and what only stood beside a death is not blamed.
vi.setConfig({ testTimeout: 180_000 })

let drop: () => Promise<void>
let shop: Shop
let env: Record<string, string>
let server: Program

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  await fresh.db.close()
  env = settings({ DATABASE_URL: fresh.url ?? '' })
  shop = await openShop(env, { assistant: false })
})
afterAll(async () => {
  await shop.close()
  await drop()
})
beforeEach(() => shop.ctx.db.asOwner((tx) => tx.query('delete from edge.inbound_delivery')))

describe('a delivery during which processes have ended', () => {
  it('is taken in when it did not end them', async () => {
    await withSuspect('innocent', { begun: 4 }, async () => {
      await untilTakenIn(shop)
      expect(await givenUp(shop)).toEqual([])
      expect(await storedIds(shop)).toEqual(expect.arrayContaining(['innocent', 'behind innocent']))
    })
  })

  it('is given up when it ends the process that tries it, and the server lives on', async () => {
    await withSuspect('poison', { begun: 2, fault: { FAULT_POINT: 'intake.tried' } }, async () => {
      await until('the poison is given up', async () => (await givenUp(shop)).length === 1)
      await untilTakenIn(shop)
      expect(await givenUp(shop)).toMatchObject([{ outcome: { problems: ['gave_up'] } }])
      expect(await storedIds(shop)).toContain('behind poison')
      expect(await storedIds(shop)).not.toContain('poison')
      expect(await deliver(server.url, [message('after poison')]), 'the server lives').toBe(true)
    })
  })
})

const message = (id: string) => ({ id, from: '996700123456', text: id })

/** A server that finds a delivery which was in hand when `begun` processes ended, and another behind it. */
async function withSuspect(
  id: string,
  { begun, fault = {} }: { begun: number; fault?: Record<string, string> },
  work: () => Promise<void>,
): Promise<void> {
  const quiet = await startProgram({ ...env, ROLE: 'web' })
  for (const one of [id, `behind ${id}`]) expect(await deliver(quiet.url, [message(one)])).toBe(true)
  quiet.signal('SIGTERM')
  await quiet.ended
  await shop.ctx.db.asOwner((tx) =>
    tx.query(
      `update edge.inbound_delivery set attempts = $1 where id = (select min(id) from edge.inbound_delivery)`,
      [begun],
    ),
  )
  server = await startProgram({ ...env, ...fault })
  await work()
  server.signal('SIGTERM')
  await server.ended
}
