import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { everyStore } from '../database/stores.ts'
import { defineJob } from '../jobs/jobs.ts'

/** A screen that was away for longer loads everything anew. */
const KEEP_DAYS = 14
const DAY_MS = 86_400_000

const sweep = defineJob('realtime.sweep-events', z.object({}))

export async function eventJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepEvents(ctx))
  await ctx.jobs.schedule(sweep, '25 21 * * *', {})
}

/** Forgets what every reader has had for days; the numbers go on. */
export async function sweepEvents(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_DAYS * DAY_MS)
  for (const id of await everyStore(ctx.db))
    await ctx.db.withStore(id, (tx) =>
      tx.query('delete from store_event where store_id = $1 and at < $2', [id, before]),
    )
}
