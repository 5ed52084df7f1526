import type { StoreTx } from '#platform/database/database.ts'
import type { RatingJson } from './shapes.ts'

/** Of one person; the older ones are told by the reports. */
const MOST = 20
/** Of what was said beside a figure, in characters: the thread has all of it. */
const LONGEST = 500

/** What was answered to our question in these conversations, the last answer first. */
export async function ratingsOf(tx: StoreTx, conversationIds: readonly string[]): Promise<RatingJson[]> {
  const rows = await tx.query<Omit<RatingJson, 'at'> & { at: Date }>(
    `select s.conversation_id as "conversationId", s.score, s.answered_at as at, left(m.text, $4) as comment
     from unnest($2::uuid[]) as thread (id)
     join survey s on s.store_id = $1 and s.conversation_id = thread.id and s.score is not null
     left join message m on m.store_id = $1 and m.id = s.comment_message_id
     order by s.answered_at desc, s.id limit $3`,
    [tx.storeId, conversationIds, MOST, LONGEST],
  )
  return rows.map(({ at, ...rating }) => ({ ...rating, at: at.toISOString() }))
}
