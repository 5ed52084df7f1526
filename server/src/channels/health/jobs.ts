import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { type ChannelId, parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { checkChannel } from './check-channel.ts'

const everyHour = defineJob('channels.check-all', z.object({}))
const one = defineJob('channels.check', z.object({ channelId: z.uuid() }))

export async function healthJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(one, ({ channelId }) => checkChannel(ctx, parseId<'channel'>(channelId)))
  await ctx.jobs.work(everyHour, () => checkAll(ctx))
  await ctx.jobs.schedule(everyHour, '0 * * * *', {})
}

/** Asks for a look at one channel now. */
export const askForLook = (ctx: Ctx, tx: Tx, channelId: ChannelId): Promise<void> =>
  ctx.jobs.enqueue(tx, one, { channelId })

/** Asks for a look at every channel, each at a minute of its own, so that no provider is asked about all at once. */
export async function checkAll(ctx: Ctx): Promise<void> {
  await ctx.db.withLanes(async (tx) => {
    const rows = await tx.query<{ id: string }>('select distinct channel_id as id from edge.channel_route')
    for (const { id } of rows)
      await ctx.jobs.enqueue(tx, one, { channelId: id }, { startAfter: secondOf(id), key: id })
  })
}

/** A second of the hour that stays the channel's: the last digits of its id are random. */
export const secondOf = (channelId: string): number => Number.parseInt(channelId.slice(-6), 16) % 3540
