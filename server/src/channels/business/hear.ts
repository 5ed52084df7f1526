import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import { tellChannelUpdated } from '../connecting/events.ts'
import type { BusinessConnection } from '../content.ts'

interface Heard {
  readonly channelId: ChannelId
  readonly connections?: readonly BusinessConnection[]
}

/**
 * Keeps which business accounts let a bot answer in their chats. What is older than what is known changes nothing. What the
 * store has said of an owner counts for each of their connections, whatever they do.
 */
export async function hearConnections(ctx: Ctx, tx: StoreTx, entries: readonly Heard[]): Promise<void> {
  for (const { channelId, connections = [] } of entries)
    for (const connection of connections) {
      await keepConnection(tx, channelId, connection)
      tellChannelUpdated(ctx, tx, channelId)
    }
}

async function keepConnection(
  tx: StoreTx,
  channelId: ChannelId,
  { id, owner, enabled, mayReply, mayRead, at }: BusinessConnection,
): Promise<void> {
  await tx.query(
    `insert into business_connection as b (store_id, channel_id, id, owner_id, owner_name, owner_username, enabled,
       may_reply, may_read, changed_at, asked_at, approval, decided_by, decided_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce(o.asked_at, $10), coalesce(o.approval, 'waiting'),
       o.decided_by, o.decided_at
     from (select 1) one left join lateral (
       select * from business_connection where store_id = $1 and channel_id = $2 and owner_id = $4
       order by asked_at limit 1) o on true
     on conflict (store_id, channel_id, id) do update set owner_name = excluded.owner_name, owner_username = excluded.owner_username, enabled = excluded.enabled, may_reply = excluded.may_reply,
       may_read = excluded.may_read, changed_at = excluded.changed_at
     where b.changed_at <= excluded.changed_at and b.owner_id = excluded.owner_id`,
    [
      tx.storeId,
      channelId,
      id,
      owner.externalId,
      owner.name ?? null,
      owner.username ?? null,
      enabled,
      mayReply,
      mayRead,
      at,
    ],
  )
}
