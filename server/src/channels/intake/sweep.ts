import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

/** How long the bytes of a delivery are kept after it came; the messages made of them live by the store's own rules. */
const KEEP_DAYS = 30
const DAY_MS = 86_400_000
const BATCH = 5000

const sweep = defineJob('channels.sweep-deliveries', z.object({}))

export async function intakeJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepDeliveries(ctx))
  await ctx.jobs.schedule(sweep, '10 21 * * *', {})
}

/** Deletes what was taken in or given up long ago, a batch at a time, so that no lock is long. What still waits stays. */
export async function sweepDeliveries(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_DAYS * DAY_MS)
  for (let gone = BATCH; gone === BATCH; ) {
    const rows = await ctx.db.withLanes((tx) =>
      tx.query(
        `delete from edge.inbound_delivery where id in
           (select id from edge.inbound_delivery where received_at < $1 and state <> 'new' limit ${BATCH})
         returning id`,
        [before],
      ),
    )
    gone = rows.length
  }
  await ctx.db.withLanes((tx) =>
    tx.query(
      `delete from edge.delivery_owner o
       where not exists (select from edge.inbound_delivery d where d.id = o.delivery_id)`,
      [],
    ),
  )
}
