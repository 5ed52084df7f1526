import { afterAll, expect, it } from 'vitest'
import { receiver } from '#inbox'
import type { StoreTx } from '#platform/database/database.ts'
import { openJobs } from '#platform/jobs/open.ts'
import { testCtx, world } from '../../testing/index.ts'
import { connectTestChannel, message } from '../../testing/message-path.ts'

const ctx = await testCtx()
const { ayperi } = await world(ctx)
const channelId = await connectTestChannel(ctx, ayperi, 'instagram', '17841400000000001')
// The real queue: what it asks of the database is counted too.
const jobs = await openJobs({ db: ctx.db, bus: ctx.bus, log: ctx.log, upkeep: false, lookEverySeconds: 600 })
afterAll(() => jobs.close())
const receive = receiver({ ...ctx, jobs }, { assistantAnswers: async () => false })

/** How many statements it takes to take in one message of each of so many new people. */
async function statementsFor(people: number): Promise<number> {
  const messages = Array.from({ length: people }, (_, n) =>
    message(ctx, `m${people} ${n}`, 'салам', { from: { externalId: `${people} ${n}` } }),
  )
  let asked = 0
  await ctx.db.withStore(ayperi, async (tx) => {
    const counting = new Proxy<StoreTx>(tx, {
      get(of, name) {
        if (name === 'query') asked += 1
        return Reflect.get(of, name)
      },
    })
    const nothing = { statuses: [], reads: [], changes: [], people: [] }
    await receive(counting, [{ account: 'a', kind: 'instagram', channelId, messages, ...nothing }])
  })
  return asked
}

it('five hundred new people of Instagram take as many statements as two, and each is asked about', async () => {
  await statementsFor(1)
  expect(await statementsFor(500)).toBe(await statementsFor(2))
  const [row] = await ctx.db.asOwner((tx) =>
    tx.query<{ count: bigint }>(`select count(*) from pgboss.job where name = 'inbox.fetch-profile'`),
  )
  expect(row?.count).toBe(503n)
})
