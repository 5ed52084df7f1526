import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId, StoreId } from '#platform/ids.ts'
import { SealBroken } from '#platform/vault/envelope.ts'
import { resumeChannel } from '../delivery/accounts.ts'
import { askToTell } from '../leaving/ask.ts'
import { deleteHistory } from '../leaving/history.ts'
import { keepParting, tokenPlace } from '../leaving/queries.ts'
import { dropTroubles } from '../trouble/keep.ts'
import { tellChannelUpdated } from './events.ts'
import { type ChannelRow, lockChannel, setChannelState } from './queries.ts'

export interface Disconnect {
  readonly channelId: string
  readonly by: MemberId
  /** What becomes of the conversations. Asked for later, the deletion still goes through. */
  readonly history: 'keep' | 'delete'
}

/**
 * Ends a channel at once: nothing more is taken in or sent, its secrets are destroyed and the account is free for other
 * stores. The provider is told afterwards, as long as it takes, with the token sealed for that alone. Repeating it changes
 * nothing.
 * @returns false when the store has no such channel
 */
export const disconnectChannel = (ctx: Ctx, storeId: StoreId, wanted: Disconnect): Promise<boolean> =>
  ctx.db.withStore(storeId, async (tx) => {
    const channel = await lockChannel(tx, wanted.channelId)
    if (!channel) return false
    if (channel.state !== 'disconnected') await end(ctx, tx, channel, wanted.by)
    if (wanted.history === 'delete') await deleteHistory(ctx, tx, channel.id, wanted.by)
    tellChannelUpdated(ctx, tx, channel.id)
    return true
  })

async function end(ctx: Ctx, tx: StoreTx, channel: ChannelRow, by: MemberId): Promise<void> {
  const token = await openToken(ctx, tx, channel)
  await ctx.vault.destroy(tx, 'channel', channel.id)
  await tx.query('select app.release_route($1)', [channel.id])
  await setChannelState(tx, channel.id, 'disconnected', null)
  await dropTroubles(tx, channel.id)
  const known = token !== undefined
  const id = await keepParting(ctx, tx, channel.id, by, {
    told: known,
    reason: known ? null : 'token_unreadable',
  })
  if (known) {
    await ctx.vault.put(tx, tokenPlace(id), token)
    await askToTell(ctx, tx, id, ctx.clock.now())
  }
  // What still waits to be sent learns at once that it never will be.
  await resumeChannel(ctx, tx, channel.id)
}

/** A seal that does not open keeps nobody connected. */
async function openToken(ctx: Ctx, tx: StoreTx, { id }: ChannelRow): Promise<string | undefined> {
  try {
    return await ctx.vault.get(tx, { owner: 'channel', rowId: id, name: 'token' })
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    ctx.log.warn({ channelId: id }, 'the token of a channel could not be opened when it was disconnected')
    return undefined
  }
}
