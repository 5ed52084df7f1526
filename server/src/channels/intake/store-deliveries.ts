import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'

/**
 * What came for a store and was not taken in whole. failed: given up, nothing of it was taken. trying: failed and will be
 * tried again by itself. unclear: taken, but for a part that was not understood.
 */
export interface StoreDelivery {
  readonly id: string
  readonly channelId: string
  readonly kind: ChannelKind
  readonly receivedAt: Date
  readonly state: 'failed' | 'trying' | 'unclear'
  readonly problems: readonly string[]
  /** How many messages are in it, as far as it could be read. */
  readonly messages: number
}

/** The newest first. Its words are not shown: one delivery may speak of several stores. */
export function listStoreDeliveries(tx: StoreTx, most: number): Promise<StoreDelivery[]> {
  return tx.query<StoreDelivery>(
    `select id::text, channel_id as "channelId", kind, received_at as "receivedAt", problems, messages,
       case state when 'dead' then 'failed' when 'new' then 'trying' else 'unclear' end as state
     from app.store_deliveries() order by id::bigint desc limit $1`,
    [most],
  )
}

/** Puts one back before the intake; what was taken of it before is not taken twice. @returns false when there is no such */
export async function replayStoreDelivery(tx: StoreTx, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false
  const [row] = await tx.query<{ again: boolean }>('select app.replay_delivery($1::bigint) as again', [id])
  return row?.again ?? false
}
