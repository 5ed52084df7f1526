import type { StoreTx } from '#platform/database/database.ts'
import type { MessageJson } from '../reading/shapes.ts'

export interface Hit {
  readonly id: string
  readonly conversationId: string
  readonly author: MessageJson['author']
  readonly authorMemberId: string | null
  readonly kind: string
  readonly rawKind: string | null
  readonly at: Date
  /** All that is searched of it: what was written, said, and what stands beside. */
  readonly texts: readonly string[]
}

/** The messages with these ids, newest first. */
export function readHits(tx: StoreTx, ids: readonly string[]): Promise<Hit[]> {
  return tx.query<Hit>(
    `select m.id, m.conversation_id as "conversationId", m.author, m.author_member_id as "authorMemberId", m.kind, m.raw_kind as "rawKind",
       case when m.direction = 'in' or m.author = 'phone' then coalesce(m.provider_at, m.created_at) else m.created_at end as at,
       array_remove(array[m.text]
         || array(select a.transcript->>'text' from attachment a
              where a.store_id = m.store_id and a.message_id = m.id and a.transcript is not null order by a.position)
         || app.message_extras(m.detail), null) as texts
     from message m where m.store_id = $1 and m.id = any($2::uuid[]) order by m.id desc`,
    [tx.storeId, ids],
  )
}
