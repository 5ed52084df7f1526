import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, type MessageId, newId } from '#platform/ids.ts'
import type { Language } from '#platform/text/language.ts'
import { findByClientId, lockPlace, refuseUnsendable } from '../sending/send.ts'
import { writeAnswer } from '../turns/turn.ts'
import { type Draft, findDraft, rewriteDraft } from './draft.ts'
import { DraftGone } from './errors.ts'
import { writeAgain } from './part.ts'

export interface DraftPorts {
  /** The words with the figures of this moment in their slots; null where one has lost its product. */
  fill(tx: StoreTx, words: string, language: Language): Promise<string | null>
}

/** Of one draft, by whom. */
export interface Approval {
  readonly conversationId: ConversationId
  readonly draftId: string
  readonly memberId: MemberId
}

export type Approved =
  | { readonly result: 'sent'; readonly messageId: MessageId }
  /** Its figures were no longer true: it waits again as they are now, or is being written anew. */
  | { readonly result: 'changed' }

/**
 * A person lets a draft go: exactly this text becomes the assistant's message, once, whoever presses how often.
 * @returns the message of the first time when it has left already.
 * @throws ConversationNotFound, DraftGone, WindowClosed, ChannelDisconnected, TextTooLong, ContentRefused
 */
export async function approveDraft(
  ctx: Ctx,
  tx: StoreTx,
  ports: DraftPorts,
  approval: Approval,
): Promise<Approved> {
  const { conversationId, draftId } = approval
  const place = await lockPlace(tx, conversationId)
  const before = await findByClientId(tx, clientIdOf(draftId))
  if (before?.conversationId === conversationId) return { result: 'sent', messageId: before.id }
  const draft = await findDraft(tx, conversationId, draftId)
  if (!draft) throw new DraftGone()
  refuseUnsendable(ctx, tx, place, { text: draft.text }, 'assistant')
  const text = await ports.fill(tx, draft.words, draft.language)
  if (text === draft.text) return { result: 'sent', messageId: await say(ctx, tx, draft, approval) }
  if (text === null) await writeAgain(ctx, tx, { conversationId, draftId })
  else await rewriteDraft(ctx, tx, conversationId, draft, text)
  return { result: 'changed' }
}

/** Of the message that a draft becomes: with it the database itself lets it leave once. */
const clientIdOf = (draftId: string): string => `draft ${draftId}`

/** The fence of an answer that the assistant sends by itself, except for who types: a person has decided. */
async function say(ctx: Ctx, tx: StoreTx, draft: Draft, approval: Approval): Promise<MessageId> {
  const { conversationId, draftId, memberId } = approval
  const { epoch, wanted, text, turnId } = draft
  const id = newId<'message'>()
  const [place] = await tx.query<{ channelId: string }>(
    `update conversation set answered = $4, last_message_id = $5, last_message_at = $6, waiting_since = null
     where store_id = $1 and id = $2 and epoch = $3 and heard = $4 and answered < $4 and speaker = 'draft' and draft_id = $7
     returning channel_id as "channelId"`,
    [tx.storeId, conversationId, epoch, wanted, id, ctx.clock.now(), draftId],
  )
  if (!place) throw new DraftGone()
  await writeAnswer(ctx, tx, {
    id,
    conversationId,
    channelId: place.channelId,
    epoch,
    text,
    turnId,
    approval: { memberId, clientId: clientIdOf(draftId) },
  })
  return id
}
