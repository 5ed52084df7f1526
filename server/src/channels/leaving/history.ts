import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, type MemberId, parseId } from '#platform/ids.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import { askToForget } from './ask.ts'

/** Begins to delete what was written over a disconnected channel. Repeating it changes nothing. */
export async function deleteHistory(
  ctx: Ctx,
  tx: StoreTx,
  channelId: ChannelId,
  by: MemberId,
): Promise<void> {
  const [row] = await tx.query<{ id: string }>(
    `update channel_disconnection set history = 'deleting', history_by = $3, history_at = $4,
       conversations = (select count(*) from conversation where store_id = $1 and channel_id = $2)
     where store_id = $1 and history = 'kept' and id = (select id from channel_disconnection
       where store_id = $1 and channel_id = $2 order by at desc limit 1)
     returning id`,
    [tx.storeId, channelId, by, ctx.clock.now()],
  )
  if (row) await askToForget(ctx, tx, row.id)
}

/** The channel whose history is being deleted; undefined when that is done. */
export async function channelToForget(tx: StoreTx, id: string): Promise<ChannelId | undefined> {
  const [row] = await tx.query<{ channelId: string }>(
    `select channel_id as "channelId" from channel_disconnection
     where store_id = $1 and id = $2 and history = 'deleting' for update`,
    [tx.storeId, id],
  )
  return row && parseId<'channel'>(row.channelId)
}

/** Counts conversations that have gone, and has the rest follow. */
export async function noteForgotten(
  ctx: Ctx,
  tx: StoreTx,
  { id, channelId, conversations }: { id: string; channelId: ChannelId; conversations: number },
): Promise<void> {
  await tx.query('update channel_disconnection set deleted = deleted + $3 where store_id = $1 and id = $2', [
    tx.storeId,
    id,
    conversations,
  ])
  await askToForget(ctx, tx, id)
  tellChannelUpdated(ctx, tx, channelId)
}

/** Ends the deletion, with what the channel itself still knew of people. */
export async function endForgetting(ctx: Ctx, tx: StoreTx, id: string, channelId: ChannelId): Promise<void> {
  const ofChannel = [tx.storeId, channelId]
  await tx.query('delete from early_change where store_id = $1 and channel_id = $2', ofChannel)
  await tx.query('delete from early_status where store_id = $1 and channel_id = $2', ofChannel)
  await tx.query('delete from early_name where store_id = $1 and channel_id = $2', ofChannel)
  await tx.query('delete from history_import where store_id = $1 and channel_id = $2', ofChannel)
  await tx.query('delete from business_connection where store_id = $1 and channel_id = $2', ofChannel)
  await tx.query(`update channel_disconnection set history = 'deleted' where store_id = $1 and id = $2`, [
    tx.storeId,
    id,
  ])
  tellChannelUpdated(ctx, tx, channelId)
}
