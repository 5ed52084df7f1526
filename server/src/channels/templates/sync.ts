import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { type Business, openBusiness } from './access.ts'
import { tellTemplatesUpdated } from './events.ts'
import { listAtMeta, type Managed } from './meta.ts'
import { forgetUnlisted, saveListed, saveListing } from './queries.ts'

const syncOne = defineJob('templates.sync', z.object({ storeId: z.uuid(), channelId: z.uuid() }))
const syncAll = defineJob('templates.sync-all', z.object({}))

/** Once a night all lists are read anew: a webhook that never came is made good then. */
export async function templateJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(syncOne, async ({ storeId, channelId }) => {
    await syncTemplates(ctx, parseId<'store'>(storeId), channelId)
  })
  await ctx.jobs.work(syncAll, () => enqueueAll(ctx))
  await ctx.jobs.schedule(syncAll, '40 20 * * *', {})
}

/** Soon, once, however often it is asked for until then. */
export const syncSoon = (ctx: Ctx, tx: StoreTx, channelId: string): Promise<void> =>
  ctx.jobs.enqueue(tx, syncOne, { storeId: tx.storeId, channelId }, { key: channelId })

async function enqueueAll(ctx: Ctx): Promise<void> {
  const channels = await ctx.db.withLanes((tx) =>
    tx.query<{ storeId: string; channelId: string }>(
      `select distinct on (store_id, business_id) store_id as "storeId", channel_id as "channelId"
       from edge.business_route order by store_id, business_id, channel_id`,
    ),
  )
  for (const { storeId, channelId } of channels)
    await ctx.db.withStore(parseId<'store'>(storeId), (tx) => syncSoon(ctx, tx, channelId))
}

/** Reads the business account's list to its end and makes ours the same. Nothing is deleted by half a list. */
export async function syncTemplates(
  ctx: Ctx,
  storeId: StoreId,
  channelId: string,
): Promise<Managed<number> | undefined> {
  const business = await openBusiness(ctx, storeId, channelId)
  return business && readInto(ctx, storeId, business)
}

async function readInto(ctx: Ctx, storeId: StoreId, business: Business): Promise<Managed<number>> {
  const at = ctx.clock.now()
  const listed = await listAtMeta(business.access, business.id)
  await ctx.db.withStore(storeId, async (tx) => {
    if (listed.ok) {
      await saveListed(tx, business.id, listed.value, at)
      await forgetUnlisted(tx, business.id, at)
      await saveListing(tx, business.id, { at })
    } else await saveListing(tx, business.id, { failed: listed.code })
    tellTemplatesUpdated(ctx, tx, business.id)
  })
  return listed.ok ? { ok: true, value: listed.value.length } : listed
}
