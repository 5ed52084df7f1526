import { channelToForget, endForgetting, forgetDeliveries, forgetHistory, noteForgotten } from '#channels'
import type { Ctx } from '#platform/context.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { lockProviderFacts } from '../lock.ts'
import { deleteSome } from './conversations.ts'
import { removeFiles } from './files.ts'

/** Deletes the history of channels that were disconnected with that wish. */
export const workOnForgetting = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(forgetHistory, ({ storeId, id }) => forgetSome(ctx, parseId<'store'>(storeId), id))

/** One step; it asks for the next one in its own transaction, so a process that ends in between changes nothing. */
async function forgetSome(ctx: Ctx, storeId: StoreId, id: string): Promise<void> {
  const emptied = await ctx.db.withStore(storeId, async (tx) => {
    const channelId = await channelToForget(tx, id)
    if (!channelId) return undefined
    await lockProviderFacts(tx)
    const { conversations, more } = await deleteSome(tx, channelId)
    if (more) await noteForgotten(ctx, tx, { id, channelId, conversations })
    return more ? undefined : channelId
  })
  if (!emptied) return
  await removeFiles(ctx, storeId)
  await forgetDeliveries(ctx, storeId, emptied)
  await ctx.db.withStore(storeId, async (tx) => {
    const channelId = await channelToForget(tx, id)
    if (channelId) await endForgetting(ctx, tx, id, channelId)
  })
}
