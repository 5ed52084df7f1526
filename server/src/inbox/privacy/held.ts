import type { StoreTx } from '#platform/database/database.ts'
import type { HeldJson } from './shapes.ts'
import { type Whole, wholeOf } from './whole.ts'

/** How much is held about a contact. @throws ContactNotFound */
export const heldOf = async (tx: StoreTx, contactId: string): Promise<HeldJson> =>
  countHeld(tx, await wholeOf(tx, contactId))

export async function countHeld(
  tx: StoreTx,
  { contactIds, conversationIds }: Pick<Whole, 'contactIds' | 'conversationIds'>,
): Promise<HeldJson> {
  const [row] = await tx.query<Omit<HeldJson, 'conversations' | 'since'> & { since: Date | null }>(
    `select m.messages, m.since, f.files,
       (select count(*)::int from identity where store_id = $1 and contact_id = any($2::uuid[])) as identities,
       (select count(*)::int from contact_fact where store_id = $1 and contact_id = any($2::uuid[])) as facts,
       (select count(*)::int from promise where store_id = $1 and conversation_id = any($3::uuid[])) as promises,
       (select count(*)::int from survey where store_id = $1 and conversation_id = any($3::uuid[])
         and score is not null) as ratings,
       (select count(*)::int from scheduled_message where store_id = $1 and conversation_id = any($3::uuid[])
         and state in ('waiting', 'stopped')) as scheduled
     from (select count(*)::int as messages, min(coalesce(provider_at, created_at)) as since from message
         where store_id = $1 and conversation_id = any($3::uuid[]) and kind <> 'event') m,
       (select count(*)::int as files from message m join attachment a on a.store_id = $1 and a.message_id = m.id
         where m.store_id = $1 and m.conversation_id = any($3::uuid[])) f`,
    [tx.storeId, contactIds, conversationIds],
  )
  if (!row) throw new Error('a count has no rows')
  return { conversations: conversationIds.length, ...row, since: row.since?.toISOString() ?? null }
}
