import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MemberId, MessageId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { MessageNotFound } from '../errors.ts'
import { memberNames } from '../reading/conversations.ts'
import type { MentionList } from './shapes.ts'

interface Page {
  readonly before?: string | undefined
  readonly limit: number
}

interface Row {
  readonly messageId: string
  readonly conversationId: string
  readonly contact: MentionList['items'][number]['contact']
  readonly authorId: string
  readonly text: string
  readonly at: Date
  readonly seenAt: Date | null
}

/** What a member was asked to look at, newest first, with how much of all of it they have not seen. */
export async function listMentions(tx: StoreTx, memberId: MemberId, page: Page): Promise<MentionList> {
  const rows = await tx.query<Row>(
    `select m.id as "messageId", m.conversation_id as "conversationId", left(m.text, 300) as text, m.created_at as at,
       m.author_member_id as "authorId", n.seen_at as "seenAt",
       jsonb_build_object('name', ct.name, 'username', i.username, 'phone', i.phone) as contact
     from mention n
     join message m on m.store_id = $1 and m.id = n.message_id
     join conversation c on c.store_id = $1 and c.id = m.conversation_id
     join contact ct on ct.store_id = $1 and ct.id = c.contact_id
     left join identity i on i.store_id = $1 and i.channel_id = c.channel_id and i.external_id = c.external_id
     where n.store_id = $1 and n.member_id = $2 and ($3::uuid is null or n.message_id < $3)
     order by n.message_id desc limit $4`,
    [tx.storeId, memberId, page.before ?? null, page.limit + 1],
  )
  const names = await memberNames(tx)
  const items = rows.slice(0, page.limit).map(({ authorId, at, seenAt, ...rest }) => ({
    ...rest,
    authorName: names.get(authorId) ?? null,
    at: at.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  }))
  const next = rows.length > page.limit ? (items.at(-1)?.messageId ?? null) : null
  return { items, next, unseen: await countUnseen(tx, memberId) }
}

async function countUnseen(tx: StoreTx, memberId: MemberId): Promise<number> {
  const [row] = await tx.query<{ unseen: number }>(
    'select count(*)::int as unseen from mention where store_id = $1 and member_id = $2 and seen_at is null',
    [tx.storeId, memberId],
  )
  return row?.unseen ?? 0
}

/** The member has the note before their eyes. @throws MessageNotFound when it does not ask them */
export async function seeMention(ctx: Ctx, tx: StoreTx, memberId: MemberId, id: MessageId): Promise<void> {
  const [row] = await tx.query<{ changed: boolean }>(
    `update mention n set seen_at = coalesce(n.seen_at, $4)
     from (select seen_at from mention where store_id = $1 and member_id = $2 and message_id = $3 for update) b
     where n.store_id = $1 and n.member_id = $2 and n.message_id = $3 returning b.seen_at is null as changed`,
    [tx.storeId, memberId, id, ctx.clock.now()],
  )
  if (!row) throw new MessageNotFound()
  if (row.changed) announce(ctx, tx, [{ kind: 'mention.seen', payload: { messageId: id } }])
}
