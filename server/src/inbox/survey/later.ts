import type { StoreTx } from '#platform/database/database.ts'

/** Time to take a closing back. */
const PAUSE_MS = 120_000

/** Asks in conversations that were closed just now, where the store asks and there was something to rate. */
export async function askLater(tx: StoreTx, ids: readonly string[], now: Date): Promise<void> {
  await tx.query(
    `insert into timer (store_id, kind, subject_id, conversation_id, at)
     select c.store_id, 'survey', c.id, c.id, $3 from conversation c join inbox_rules r on r.store_id = c.store_id
     where c.store_id = $1 and c.id = any($2::uuid[]) and r.survey and c.last_inbound_at is not null
       and exists (select 1 from message m where m.store_id = c.store_id and m.conversation_id = c.id
         and m.direction = 'out' and m.author <> 'system')
     on conflict (store_id, kind, subject_id) do update set at = excluded.at`,
    [tx.storeId, ids, new Date(now.getTime() + PAUSE_MS)],
  )
}
