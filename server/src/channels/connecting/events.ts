import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'

/** Tells the store's panels. */
export const tellChannelUpdated = (ctx: Ctx, tx: StoreTx, channelId: ChannelId): void =>
  announce(ctx, tx, [{ kind: 'channel.updated', payload: { channelId } }])
