import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { openSenders } from '../delivery/accounts.ts'
import type { GraphAccess } from '../graph.ts'

/** A business account with its token opened, for the calls that follow. */
export interface Business {
  readonly id: string
  readonly access: GraphAccess
}

/** @returns undefined when the channel is no connected WhatsApp number, so nothing can be asked of Meta. */
export async function openBusiness(
  ctx: Ctx,
  storeId: StoreId,
  channelId: string,
): Promise<Business | undefined> {
  const senders = await ctx.db.withStore(storeId, (tx) => openSenders(ctx, tx, [channelId]))
  const sender = senders.get(channelId)
  if (sender?.state !== 'connected' || sender.kind !== 'whatsapp') return undefined
  const { wabaId } = sender.account.settings
  if (typeof wabaId !== 'string') return undefined
  const { graphUrl: baseUrl, appSecret } = ctx.config.meta
  return { id: wabaId, access: { baseUrl, token: sender.account.token, appSecret } }
}
