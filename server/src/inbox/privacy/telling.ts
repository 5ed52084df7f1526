import type { StoreTx } from '#platform/database/database.ts'
import { memberNames } from '../reading/conversations.ts'

// What is told of a contact who asks. Beside their own words and files that is whatever the shop has written about them;
// what only steers the program (leases, counters, hashes by which files are found) is nobody's data.

type Told = Readonly<Record<string, unknown>>
export type ToldMessage = Told & { readonly id: string }
type Telling = (tx: StoreTx, ids: readonly string[]) => Promise<Told[]>

export const whoToTell: Telling = (tx, contactIds) =>
  tx.query(
    `select id, name, language, language_chosen as "languageChosen", created_at as "createdAt",
       array(select l.name from contact_label cl join label l on l.store_id = $1 and l.id = cl.label_id
         where cl.store_id = $1 and cl.contact_id = contact.id order by l.position) as labels
     from contact where store_id = $1 and id = any($2::uuid[]) order by array_position($2::uuid[], id)`,
    [tx.storeId, contactIds],
  )

export const identitiesToTell: Telling = (tx, contactIds) =>
  tx.query(
    `select ch.kind as channel, ch.name as "channelName", i.external_id as id, i.display_name as name, i.username, i.phone,
       i.picture_sha256 as "pictureSha256", i.unreachable_since as "unreachableSince"
     from identity i join channel ch on ch.store_id = $1 and ch.id = i.channel_id
     where i.store_id = $1 and i.contact_id = any($2::uuid[]) order by ch.kind, i.external_id`,
    [tx.storeId, contactIds],
  )

export const factsToTell: Telling = async (tx, contactIds) => {
  const rows = await tx.query<Told & { memberId: string }>(
    `select name, value, by_member_id as "memberId", created_at as "createdAt", changed_at as "changedAt"
     from contact_fact where store_id = $1 and contact_id = any($2::uuid[]) order by id`,
    [tx.storeId, contactIds],
  )
  const names = await memberNames(tx)
  return rows.map(({ memberId, ...fact }) => ({ ...fact, writtenBy: names.get(memberId) ?? null }))
}

/** Each with what was promised in it, how it was rated, and what waits to be said. */
export const conversationsToTell: Telling = (tx, ids) =>
  tx.query(
    `select c.id, ch.kind as channel, ch.name as "channelName", c.external_id as "with", c.state, c.created_at as "createdAt",
       c.last_message_at as "lastMessageAt", c.blocked_at as "blockedAt", c.blocked_why as "blockedWhy",
       (select s.name from stage s where s.store_id = $1 and s.id = c.stage_id) as stage,
       array(select l.name from conversation_label cl join label l on l.store_id = $1 and l.id = cl.label_id
         where cl.store_id = $1 and cl.conversation_id = c.id order by l.position) as labels,
       ${gathered(`select p.text, p.state, p.due_at as "dueAt", p.settled_at as "settledAt" from promise p
         where p.store_id = $1 and p.conversation_id = c.id order by p.due_at`)} as promises,
       ${gathered(`select s.score, s.asked_at as "askedAt", s.answered_at as "answeredAt", s.comment_message_id as "commentMessageId"
         from survey s where s.store_id = $1 and s.conversation_id = c.id order by s.asked_at`)} as ratings,
       ${gathered(`select n.state, n.how, n.reason, n.at from consent_change n
         where n.store_id = $1 and n.conversation_id = c.id order by n.id`)} as consent,
       ${gathered(`select w.text, w.content, w.state, w.due_at as "dueAt", w.written_at as "writtenAt" from scheduled_message w
         where w.store_id = $1 and w.conversation_id = c.id order by w.written_at`)} as scheduled,
       ${gathered(`select d.text, d.written_at as "writtenAt" from draft d
         where d.store_id = $1 and d.conversation_id = c.id`)} as drafts,
       ${gathered(`select u.kind, u.name, u.type, u.size, u.sha256 from upload u
         where u.store_id = $1 and u.conversation_id = c.id order by u.id`)} as "filesNotSent",
       ${gathered(`select e.kind, e.text, e.detail, e.attachments, e.at from early_echo e
         where e.store_id = $1 and e.conversation_id = c.id order by e.at`)} as "arriving"
     from conversation c join channel ch on ch.store_id = $1 and ch.id = c.channel_id
     where c.store_id = $1 and c.id = any($2::uuid[])`,
    [tx.storeId, ids],
  )

/** In the order in which they were said; notes of the shop are among them. */
export const messagesToTell = async (
  tx: StoreTx,
  conversationId: string,
  after: string | null,
  most: number,
): Promise<ToldMessage[]> => {
  const rows = await tx.query<Told & { id: string; memberId: string | null }>(
    `select m.id, coalesce(m.provider_at, m.created_at) as at, m.direction, m.author,
       m.author_member_id as "memberId", m.kind, m.raw_kind as "rawKind", m.text, m.detail,
       m.provider_id as "providerId", m.status, m.edited_at as "editedAt", m.deleted_at as "deletedAt",
       ${gathered(`select v.text, v.replaced_at as "replacedAt" from message_version v
         where v.store_id = $1 and v.message_id = m.id order by v.replaced_at`)} as "earlierTexts",
       ${gathered(`select r.by, r.emoji, r.at from reaction r where r.store_id = $1 and r.message_id = m.id`)} as reactions,
       ${gathered(`select n.language, n.text from translation n where n.store_id = $1 and n.message_id = m.id`)} as translations,
       ${gathered(`select a.kind, a.name, a.type, a.size, a.sha256, a.duration_ms as "durationMs", a.transcript
         from attachment a where a.store_id = $1 and a.message_id = m.id order by a.position`)} as files
     from message m where m.store_id = $1 and m.conversation_id = $2 and ($3::uuid is null or m.id > $3)
     order by m.id limit $4`,
    [tx.storeId, conversationId, after, most],
  )
  const names = await memberNames(tx)
  return rows.map(({ memberId, ...message }) => ({
    ...message,
    authorName: (memberId && names.get(memberId)) ?? null,
  }))
}

/** Rows of a query as one value, in its order. */
function gathered(query: string): string {
  return `(select coalesce(jsonb_agg(to_jsonb(g)), '[]') from (${query}) g)`
}
