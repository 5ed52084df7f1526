import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { tellJob } from './ask.ts'
import { tellProvider } from './tell-provider.ts'

const everyHour = defineJob('channels.tell-overdue', z.object({}))

/** Tells providers of what is disconnected; a job that was lost on the way is missed within the hour. */
export async function leavingJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(tellJob, ({ storeId, id }) => tellProvider(ctx, parseId<'store'>(storeId), id))
  await ctx.jobs.work(everyHour, () => tellOverdue(ctx))
  await ctx.jobs.schedule(everyHour, '20 * * * *', {})
}

const OVERDUE_MS = 15 * 60_000

export async function tellOverdue(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - OVERDUE_MS)
  await ctx.db.withLanes(async (tx) => {
    const rows = await tx.query<{ storeId: string; id: string }>(
      `select store_id as "storeId", id from channel_disconnection where next_at < $1 limit 1000`,
      [before],
    )
    await ctx.jobs.enqueueAll(
      tx,
      tellJob,
      rows.map((payload) => ({ payload, key: payload.id })),
    )
  })
}
