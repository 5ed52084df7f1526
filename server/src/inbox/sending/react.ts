import { adapters } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, type MessageId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ClientIdTaken, ContentRefused } from '../errors.ts'
import { messageEvent } from '../events.ts'
import { enqueueSend } from './outbox.ts'
import { pointedId } from './quote.ts'
import { replaceReaction } from './reactions.ts'
import { findByClientId, lockPlace, refuseUnsendable } from './send.ts'

export interface MemberReaction {
  readonly conversationId: ConversationId
  readonly memberId: MemberId
  readonly clientId: string
  readonly messageId: MessageId
  /** Null takes it back. */
  readonly emoji: string | null
}

/**
 * A member reacts to a message. It is shown at once and travels through the outbox like any message, in its order; one that
 * does not arrive is taken off again. It is no human turn: the assistant goes on.
 * @throws ConversationNotFound, MessageNotFound, ClientIdTaken, ContentRefused, WindowClosed, ChannelDisconnected
 */
export async function reactAsMember(ctx: Ctx, tx: StoreTx, given: MemberReaction): Promise<void> {
  const { conversationId, messageId, clientId, emoji } = given
  const place = await lockPlace(tx, conversationId)
  const before = await findByClientId(tx, clientId)
  if (before && before.conversationId !== conversationId) throw new ClientIdTaken()
  if (before) return
  const target = await pointedId(tx, conversationId, messageId)
  const offered = adapters[place.channelKind].takes.reactions
  if (target === null || (emoji !== null && !offered.includes(emoji)))
    throw new ContentRefused('reaction_refused')
  refuseUnsendable(ctx, tx, place, { text: null, reaction: { target, emoji, messageId } }, 'member')

  const id = newId<'message'>()
  const last = await replaceReaction(ctx, tx, messageId, emoji)
  await tx.query(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, kind, client_id,
       status, created_at, detail)
     values ($1, $2, $3, $4, 'out', 'member', $5, 'reaction', $6, 'queued', $7, $8)`,
    [
      tx.storeId,
      id,
      conversationId,
      place.channelId,
      given.memberId,
      clientId,
      ctx.clock.now(),
      JSON.stringify({ reaction: { target, emoji, messageId, last } }),
    ],
  )
  await enqueueSend(ctx, tx, { messageId: id, conversationId, channelId: place.channelId, epoch: null })
  announce(ctx, tx, [messageEvent('message.updated', { id: messageId, conversationId })])
}
