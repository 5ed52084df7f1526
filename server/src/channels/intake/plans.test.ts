import { expect, it } from 'vitest'
import type { Tx } from '#platform/database/database.ts'
import { testCtx } from '../../testing/index.ts'
import { claimDeliveries, endDeliveries } from './claim.ts'

const outcome = { messages: 1, statuses: 0, unrouted: 0, unsupported: 0, withheld: 0, problems: [] }

it('ends a claim by looking at what it holds, however much waits behind it', async () => {
  const ctx = await testCtx()
  const keep = (many: number) =>
    ctx.db.asOwner((tx) =>
      tx.query(
        `insert into edge.inbound_delivery (kind, account, body, received_at)
         select 'whatsapp', 'a', '{}', $2 from generate_series(1, $1::int)`,
        [many, ctx.clock.now()],
      ),
    )
  await keep(20)
  // The statistics are those of a short queue.
  await ctx.db.asOwner((tx) => tx.query('analyze edge.inbound_delivery'))
  await keep(10_000)
  const { deliveries } = await ctx.db.withLanes((tx) =>
    claimDeliveries(tx, { engine: ctx.db.engine, tried: true, most: 1000 }),
  )
  const some = deliveries.slice(0, 50)
  const read = await ctx.db.withLanes(async (tx) => {
    const before = await rowsRead(tx)
    await endDeliveries(
      tx,
      some.map((delivery) => ({ delivery, outcome, end: 'done', owners: [] })),
    )
    return (await rowsRead(tx)) - before
  })
  expect(some).toHaveLength(50)
  expect(read).toBeLessThan(some.length * 10)
})

async function rowsRead(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables
     where relname = 'inbound_delivery'`,
    [],
  )
  return row?.n ?? 0
}
