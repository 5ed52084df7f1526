import { afterAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { testCtx, world } from '../../testing/index.ts'
import { defineJob } from './jobs.ts'
import { openJobs } from './open.ts'

const Greeting = z.object({ to: z.string() })
const greet = defineJob('test.greet', Greeting)
const never = defineJob('test.never', Greeting)
const inRole = defineJob('test.role', Greeting)
const once = defineJob('test.once', Greeting)
const many = defineJob('test.many', Greeting)

const ctx = await testCtx()
const { ayperi } = await world(ctx)
const jobs = await openJobs({ db: ctx.db, bus: ctx.bus, log: ctx.log, upkeep: false, lookEverySeconds: 600 })
afterAll(() => jobs.close())

describe('a job', () => {
  it('runs at once when its transaction has committed', async () => {
    const greeted: string[] = []
    await jobs.work(greet, async ({ to }) => void greeted.push(to))
    await ctx.db.withStore(ayperi, (tx) => jobs.enqueue(tx, greet, { to: 'Meerim' }))
    // By being woken: the next look would be ten minutes later.
    await vi.waitFor(() => expect(greeted).toEqual(['Meerim']), { timeout: 10_000, interval: 5 })
  })

  it('does not exist when its transaction was rolled back', async () => {
    const abandoned = ctx.db.withStore(ayperi, async (tx) => {
      await jobs.enqueue(tx, never, { to: 'nobody' })
      throw new Error('changed my mind')
    })
    await expect(abandoned).rejects.toThrow('changed my mind')
    expect(await waiting('test.never')).toBe(0)
  })

  it('leaves the transaction in its store', async () => {
    const role = await ctx.db.withStore(ayperi, async (tx) => {
      await jobs.enqueue(tx, inRole, { to: 'Meerim' })
      return tx.query<{ role: string }>('select current_user::text as role')
    })
    expect(role).toEqual([{ role: 'tutum_store' }])
    await expect(ctx.db.withStore(ayperi, (tx) => tx.query('select * from pgboss.job'))).rejects.toThrow(
      /permission denied/,
    )
  })

  it('waits once per key', async () => {
    const enqueue = (key?: string) =>
      ctx.db.withStore(ayperi, (tx) =>
        jobs.enqueue(tx, once, { to: 'Meerim' }, { startAfter: 60, ...(key ? { key } : {}) }),
      )
    await enqueue('a')
    await enqueue('a')
    await enqueue('b')
    await enqueue()
    await enqueue()
    expect(await waiting('test.once')).toBe(4)
  })

  it('is one of many added at once, each key once', async () => {
    const named = (key: string) => ({ payload: { to: key }, key })
    const add = (...keys: string[]) =>
      ctx.db.withStore(ayperi, (tx) => jobs.enqueueAll(tx, many, keys.map(named)))
    await add('a', 'b', 'a')
    await add('b', 'c')
    await add()
    expect(await waiting('test.many')).toBe(3)
    const greeted: string[] = []
    await jobs.work(many, async ({ to }) => void greeted.push(to))
    await vi.waitFor(() => expect(greeted.sort()).toEqual(['a', 'b', 'c']), { timeout: 30_000, interval: 5 })
  })
})

async function waiting(name: string): Promise<number> {
  const rows = await ctx.db.asOwner((tx) =>
    tx.query<{ id: string }>('select id from pgboss.job where name = $1', [name]),
  )
  return rows.length
}
