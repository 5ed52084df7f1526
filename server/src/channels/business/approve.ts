import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId, MemberId } from '#platform/ids.ts'
import { tellChannelUpdated } from '../connecting/events.ts'

export interface Decision {
  readonly channelId: ChannelId
  readonly connectionId: string
  readonly approved: boolean
  readonly by: MemberId
}

/** Decides about the account behind a connection, and so about every connection of its owner. @returns whether there is one */
export async function decide(ctx: Ctx, tx: StoreTx, decision: Decision): Promise<boolean> {
  const { channelId, connectionId, approved, by } = decision
  const rows = await tx.query(
    `update business_connection set approval = $4, decided_by = $5, decided_at = $6
     where store_id = $1 and channel_id = $2 and owner_id = (
       select owner_id from business_connection where store_id = $1 and channel_id = $2 and id = $3)
     returning id`,
    [tx.storeId, channelId, connectionId, approved ? 'approved' : 'refused', by, ctx.clock.now()],
  )
  if (rows.length > 0) tellChannelUpdated(ctx, tx, channelId)
  return rows.length > 0
}
