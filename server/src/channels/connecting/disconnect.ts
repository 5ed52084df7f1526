import type { Ctx } from '#platform/context.ts'
import type { StoreId } from '#platform/ids.ts'
import { adapters } from '../adapters.ts'
import { resumeChannel } from '../delivery/accounts.ts'
import { tellChannelUpdated } from './events.ts'
import { type ChannelRow, findChannel, setChannelState, sharesBusiness } from './queries.ts'

/**
 * Ends the subscription at the provider, destroys the secrets and frees the account for other stores. Conversations
 * stay. Repeating it changes nothing.
 * @returns false when the store has no such channel
 */
export async function disconnectChannel(ctx: Ctx, storeId: StoreId, channelId: string): Promise<boolean> {
  const channel = await ctx.db.withStore(storeId, (tx) => findChannel(tx, channelId))
  if (!channel) return false
  if (channel.state === 'disconnected') return true
  await endSubscription(ctx, storeId, channel)
  await ctx.db.withStore(storeId, async (tx) => {
    await ctx.vault.destroy(tx, 'channel', channel.id)
    await tx.query('select app.release_route($1)', [channel.id])
    await setChannelState(tx, channel.id, 'disconnected', null)
    // What still waits to be sent learns at once that it never will be.
    await resumeChannel(ctx, tx, channel.id)
    tellChannelUpdated(ctx, tx, channel.id)
  })
  return true
}

/** The token may be dead, the seal broken and the provider away; none of that may keep anybody connected. */
async function endSubscription(ctx: Ctx, storeId: StoreId, channel: ChannelRow): Promise<void> {
  const { id, kind, account, settings } = channel
  try {
    const token = await ctx.db.withStore(storeId, async (tx) => {
      const shared = kind === 'whatsapp' && (await sharesBusiness(tx, channel))
      return shared ? undefined : ctx.vault.get(tx, { owner: 'channel', rowId: id, name: 'token' })
    })
    if (token) await adapters[kind].unsubscribe(ctx, { account, settings, token })
  } catch (error) {
    ctx.log.warn({ err: error, channelId: id }, 'the subscription of a channel could not be ended')
  }
}
