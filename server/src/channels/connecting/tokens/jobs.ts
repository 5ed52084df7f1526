import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { renewChannelToken } from './renew.ts'

const renewTokens = defineJob('channels.renew-tokens', z.object({}))

/** Renews tokens in time. Four looks a day, so that a bad hour at the provider costs nothing. */
export async function tokenJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(renewTokens, () => renewDueTokens(ctx))
  await ctx.jobs.schedule(renewTokens, '25 */6 * * *', {})
}

/** Goes through all stores; what goes wrong with one channel keeps none of the others from being renewed. */
export async function renewDueTokens(ctx: Ctx): Promise<void> {
  const routes = await ctx.db.withLanes((tx) =>
    tx.query<{ storeId: string; channelId: string }>(
      `select store_id as "storeId", channel_id as "channelId" from edge.channel_route
       where kind = 'instagram' order by store_id`,
    ),
  )
  for (const { storeId, channelId } of routes)
    try {
      await renewChannelToken(ctx, parseId<'store'>(storeId), parseId<'channel'>(channelId))
    } catch (error) {
      ctx.log.error({ err: error, channelId }, 'the token of a channel could not be renewed')
    }
}
