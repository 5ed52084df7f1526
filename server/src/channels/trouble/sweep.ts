import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { everyStore } from '#platform/database/stores.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

/** As long as the deliveries among which its cause may be looked for. */
const KEEP_DAYS = 30
const DAY_MS = 86_400_000

const sweep = defineJob('channels.sweep-troubles', z.object({}))

export async function troubleSweepJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepTroubles(ctx))
  await ctx.jobs.schedule(sweep, '50 21 * * *', {})
}

/** Forgets troubles that were over long ago; one that holds stays, however long. */
export async function sweepTroubles(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_DAYS * DAY_MS)
  for (const id of await everyStore(ctx.db))
    await ctx.db.withStore(id, (tx) =>
      tx.query('delete from channel_trouble where store_id = $1 and ended_at < $2', [id, before]),
    )
}
