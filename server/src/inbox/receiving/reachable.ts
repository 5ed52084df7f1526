import type { ReceivedEntry } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'

/** Who blocked the shop or came back, and who goes on under another id. People we never met stay unknown. */
export async function applyPeople(tx: StoreTx, entries: readonly ReceivedEntry[]): Promise<void> {
  const changes = entries.flatMap(({ channelId, people }) => people.map((one) => ({ channelId, ...one })))
  for (const change of changes)
    if (change.kind === 'moved') await addIdentity(tx, change)
    else await setReachable(tx, change)
}

/** The new id leads to the same contact and thread, and that is where replies go now. */
async function addIdentity(
  tx: StoreTx,
  moved: { channelId: string; externalId: string; to: string; phone?: string },
): Promise<void> {
  await tx.query(
    `with known as (
       select * from identity where store_id = $1 and channel_id = $2 and external_id = $3
     ), added as (
       insert into identity (store_id, channel_id, external_id, contact_id, conversation_id, display_name, username, phone)
       select $1, $2, $4, contact_id, conversation_id, display_name, username, coalesce($5, phone) from known
       on conflict do nothing
     )
     update conversation c set external_id = $4 from known k where c.store_id = $1 and c.id = k.conversation_id`,
    [tx.storeId, moved.channelId, moved.externalId, moved.to, moved.phone ?? null],
  )
}

/** The same, found out by sending: the provider named the new id. */
export async function moveConversation(tx: StoreTx, conversationId: string, to: string): Promise<void> {
  const [from] = await tx.query<{ channelId: string; externalId: string }>(
    `select channel_id as "channelId", external_id as "externalId" from conversation where store_id = $1 and id = $2`,
    [tx.storeId, conversationId],
  )
  if (from && from.externalId !== to) await addIdentity(tx, { ...from, to })
}

async function setReachable(
  tx: StoreTx,
  change: { channelId: string; externalId: string; kind: 'unreachable' | 'reachable'; at: Date },
): Promise<void> {
  await tx.query(
    `update identity set unreachable_since = $4 where store_id = $1 and channel_id = $2 and external_id = $3`,
    [tx.storeId, change.channelId, change.externalId, change.kind === 'unreachable' ? change.at : null],
  )
}
