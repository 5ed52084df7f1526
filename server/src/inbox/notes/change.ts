import { listMembers } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId, MessageId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { MessageNotFound } from '../errors.ts'
import { noteChanged } from '../events.ts'
import { NoteDeleted, NotYourNote } from './errors.ts'
import { keepMentions } from './keep-mentions.ts'
import { mentionsIn } from './mentions-in.ts'

export interface NoteOf {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
  /** Who wants to change it. */
  readonly memberId: MemberId
}

/**
 * Says it anew; what it said before is kept.
 * @throws MessageNotFound, NotYourNote, NoteDeleted
 */
export async function editNote(ctx: Ctx, tx: StoreTx, note: NoteOf, text: string): Promise<void> {
  const { conversationId, messageId: id, memberId } = note
  const before = await lockOwn(tx, note)
  if (before.deletedAt) throw new NoteDeleted()
  if (before.text === text) return
  const now = ctx.clock.now()
  const mentions = mentionsIn(text, await listMembers(tx))
  await keepVersion(tx, id, before.text, now)
  await tx.query(
    `update message set text = $3, detail = detail || $4::jsonb, edited_at = $5 where store_id = $1 and id = $2`,
    [tx.storeId, id, text, { mentions }, now],
  )
  await keepMentions(tx, { id, authorId: memberId, mentions }, now)
  announce(ctx, tx, [noteChanged(conversationId, id)])
}

/** Two edits of one moment are kept a microsecond apart. */
async function keepVersion(tx: StoreTx, id: string, text: string | null, now: Date): Promise<void> {
  await tx.query(
    `insert into message_version (store_id, message_id, replaced_at, text)
     select $1, $2, greatest($4, max(replaced_at) + interval '1 microsecond'), $3
     from message_version where store_id = $1 and message_id = $2`,
    [tx.storeId, id, text, now],
  )
}

/**
 * Takes it back: that there was a note stays, nothing of what it said does.
 * @throws MessageNotFound, NotYourNote
 */
export async function deleteNote(ctx: Ctx, tx: StoreTx, note: NoteOf): Promise<void> {
  const { conversationId, messageId: id } = note
  const before = await lockOwn(tx, note)
  if (before.deletedAt) return
  for (const table of ['message_version', 'mention'])
    await tx.query(`delete from ${table} where store_id = $1 and message_id = $2`, [tx.storeId, id])
  await tx.query(
    `update message set deleted_at = $3, text = null, detail = '{}' where store_id = $1 and id = $2`,
    [tx.storeId, id, ctx.clock.now()],
  )
  announce(ctx, tx, [noteChanged(conversationId, id)])
}

async function lockOwn(tx: StoreTx, { conversationId, messageId, memberId }: NoteOf) {
  const [note] = await tx.query<{ authorId: string; text: string | null; deletedAt: Date | null }>(
    `select author_member_id as "authorId", text, deleted_at as "deletedAt" from message
     where store_id = $1 and id = $2 and conversation_id = $3 and kind = 'note' for update`,
    [tx.storeId, messageId, conversationId],
  )
  if (!note) throw new MessageNotFound()
  if (note.authorId !== memberId) throw new NotYourNote()
  return note
}
