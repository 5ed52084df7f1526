import { channelToForget, endForgetting, forgetHistory, noteForgotten } from '#channels'
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
  const nothingLeft = await ctx.db.withStore(storeId, async (tx) => {
    const channelId = await channelToForget(tx, id)
    if (!channelId) return false
    await lockProviderFacts(tx)
    const { conversations, more } = await deleteSome(tx, channelId)
    if (more) await noteForgotten(ctx, tx, { id, channelId, conversations })
    return !more
  })
  if (!nothingLeft) return
  await removeFiles(ctx, storeId)
  await ctx.db.withStore(storeId, async (tx) => {
    const channelId = await channelToForget(tx, id)
    if (channelId) await endForgetting(ctx, tx, id, channelId)
  })
}
