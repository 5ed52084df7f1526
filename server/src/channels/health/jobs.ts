import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { checkChannel } from './check-channel.ts'
import { lookJob } from './look-job.ts'

const everyHour = defineJob('channels.check-all', z.object({}))

export async function healthJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(lookJob, ({ channelId, second }) =>
    checkChannel(ctx, parseId<'channel'>(channelId), second),
  )
  await ctx.jobs.work(everyHour, () => checkAll(ctx))
  await ctx.jobs.schedule(everyHour, '0 * * * *', {})
}

/** Asks for a look at every channel, each at a minute of its own, so that no provider is asked about all at once. */
export async function checkAll(ctx: Ctx): Promise<void> {
  await ctx.db.withLanes(async (tx) => {
    const rows = await tx.query<{ id: string }>('select distinct channel_id as id from edge.channel_route')
    for (const { id } of rows)
      await ctx.jobs.enqueue(
        tx,
        lookJob,
        { channelId: id, second: false },
        { startAfter: secondOf(id), key: id },
      )
  })
}

/** A second of the hour that stays the channel's: the last digits of its id are random. */
export const secondOf = (channelId: string): number => Number.parseInt(channelId.slice(-6), 16) % 3540
