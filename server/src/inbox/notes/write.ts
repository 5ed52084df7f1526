import { listMembers } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, type MessageId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ClientIdTaken, ConversationNotFound } from '../errors.ts'
import { noteChanged } from '../events.ts'
import { keepMentions } from './keep-mentions.ts'
import { mentionsIn } from './mentions-in.ts'
import { expectQuotable } from './quoted.ts'

export interface NewNote {
  readonly conversationId: ConversationId
  readonly memberId: MemberId
  /** The client's own id of this note: a repeat gives the note of the first time. */
  readonly clientId: string
  readonly text: string
  /** The message that it is about. */
  readonly quotes?: MessageId | undefined
}

/**
 * A member says something to the others. It is no turn of a person: nobody answers, waits or reads by it, and the
 * conversation stands where it stood.
 * @throws ConversationNotFound, MessageNotFound, ClientIdTaken
 */
export async function writeNote(ctx: Ctx, tx: StoreTx, note: NewNote): Promise<MessageId> {
  const { conversationId, memberId, text, quotes } = note
  const now = ctx.clock.now()
  const mentions = mentionsIn(text, await listMembers(tx))
  if (quotes) await expectQuotable(tx, conversationId, quotes)
  const id = await insert(tx, note, { mentions, ...(quotes && { quotes }) }, now)
  if (!id) return sameAsBefore(tx, note)
  await keepMentions(tx, { id, authorId: memberId, mentions }, now)
  announce(ctx, tx, [noteChanged(conversationId, id)])
  return id
}

/** @returns undefined when the client's id is known already */
async function insert(tx: StoreTx, note: NewNote, detail: object, now: Date): Promise<MessageId | undefined> {
  const { conversationId, memberId, clientId, text } = note
  const [place] = await tx.query<{ channelId: string }>(
    'select channel_id as "channelId" from conversation where store_id = $1 and id = $2',
    [tx.storeId, conversationId],
  )
  if (!place) throw new ConversationNotFound()
  const [row] = await tx.query<{ id: MessageId }>(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, kind, text,
       client_id, detail, created_at)
     values ($1, $2, $3, $4, 'internal', 'member', $5, 'note', $6, $7, $8, $9)
     on conflict (store_id, client_id) where client_id is not null do nothing returning id`,
    [tx.storeId, newId<'message'>(), conversationId, place.channelId, memberId, text, clientId, detail, now],
  )
  return row?.id
}

async function sameAsBefore(tx: StoreTx, { conversationId, clientId }: NewNote): Promise<MessageId> {
  const [row] = await tx.query<{ id: MessageId }>(
    `select id from message where store_id = $1 and client_id = $2 and conversation_id = $3 and kind = 'note'`,
    [tx.storeId, clientId, conversationId],
  )
  if (!row) throw new ClientIdTaken()
  return row.id
}
