import type { ChannelKind } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { faultPoint } from '#platform/fault.ts'
import { type ConversationId, type MessageId, newId, type TurnId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { doubtfulWords, type Transcript } from '../attachments/transcript.ts'
import { ownContact } from '../contacts/own.ts'
import { messageEvent } from '../events.ts'
import { proposePromise } from '../promises/propose.ts'
import { enqueueSend } from '../sending/outbox.ts'
import { type AssistantSpeaker, assistantWrites } from '../speaking/speakers.ts'
import { textWindow, type WindowFacts, windowFacts } from '../window.ts'
import type { ClaimedTurn } from './claim.ts'

/** What an answer is made from. `epoch` and `wanted` are the fence: give both back with the answer. */
export interface TurnConversation {
  readonly conversationId: ConversationId
  readonly channelId: string
  readonly channelKind: ChannelKind
  /** Where a reply goes. */
  readonly externalId: string
  readonly contact: {
    readonly id: string
    readonly name: string | null
    readonly language: string | null
    /** By somebody of the shop, whatever is written. */
    readonly languageChosen: boolean
  }
  readonly epoch: number
  /** Whether the channel still takes a text of the assistant. */
  readonly mayAnswer: boolean
  /** Whether the answer waits for a person: `keepDraft` takes it, and nothing leaves. */
  readonly drafts: boolean
  /** How many messages of the contact the answer covers. */
  readonly wanted: number
  readonly lastInboundProviderId: string | null
  /** Oldest first; 'event' lines are left out. */
  readonly messages: readonly TurnMessage[]
}

export interface TurnMessage {
  readonly id: MessageId
  readonly author: 'contact' | 'assistant' | 'member' | 'phone'
  readonly kind: string
  readonly rawKind: string | null
  /** With the words of its recordings, as far as they are known; `(?)` follows what was not heard clearly. */
  readonly text: string | null
  /** Of a shared post: what it says of itself. Somebody else's words. */
  readonly linkTitle: string | null
  readonly at: Date
}

const RECENT_MESSAGES = 30

/**
 * Begins a claimed turn.
 * @returns undefined when there is nothing to answer any more: a person speaks, someone types, the lease has passed on,
 * or all is answered. Then end the turn.
 */
export async function conversationForTurn(
  ctx: Ctx,
  tx: StoreTx,
  turn: ClaimedTurn,
): Promise<TurnConversation | undefined> {
  const [[row], messages] = await Promise.all([
    conversationRow(ctx, tx, turn),
    recentMessages(tx, turn.conversationId),
  ])
  if (!row) return undefined
  announce(ctx, tx, [{ kind: 'turn.started', payload: { conversationId: turn.conversationId } }])
  return {
    conversationId: turn.conversationId,
    channelId: row.channelId,
    channelKind: row.channelKind,
    externalId: row.externalId,
    contact: {
      id: row.contactId,
      name: row.name,
      language: row.language,
      languageChosen: row.languageChosen,
    },
    epoch: Number(row.epoch),
    mayAnswer: textWindow(row, 'assistant', ctx.clock.now()).allowed,
    drafts: row.speaker === 'draft',
    wanted: Number(row.heard),
    lastInboundProviderId: messages.findLast((message) => message.author === 'contact')?.providerId ?? null,
    messages: messages.map(({ providerId: _, ...message }) => message),
  }
}

const conversationRow = (ctx: Ctx, tx: StoreTx, turn: ClaimedTurn): Promise<ConversationRow[]> =>
  tx.query<ConversationRow>(
    `select c.channel_id as "channelId", c.external_id as "externalId", c.epoch, c.heard, c.speaker,
       ${windowFacts},
       ct.id as "contactId", coalesce(ct.name, own.name) as name, coalesce(own.language, ct.language) as language,
       coalesce(own.language_chosen, ct.language_chosen) as "languageChosen"
     from conversation c
     join turn_lane l on l.store_id = $1 and l.conversation_id = c.id and l.lease_no = $3
     join contact ct on ct.store_id = $1 and ct.id = c.contact_id
     ${ownContact}
     join channel ch on ch.store_id = $1 and ch.id = c.channel_id
     where c.store_id = $1 and c.id = $2 and ${assistantWrites} and c.answered < c.heard and c.draft_id is null
       and (c.held_until is null or c.held_until <= $4)`,
    [tx.storeId, turn.conversationId, turn.leaseNo, ctx.clock.now()],
  )

interface ConversationRow extends WindowFacts {
  readonly channelId: string
  readonly externalId: string
  readonly epoch: bigint
  readonly heard: bigint
  readonly speaker: AssistantSpeaker
  readonly contactId: string
  readonly name: string | null
  readonly language: string | null
  readonly languageChosen: boolean
}

/** With how its provider knows it. */
export type RecentMessage = TurnMessage & { readonly providerId: string | null }

/** The newest of a conversation, oldest first; 'event' lines and notes are left out. */
export async function recentMessages(tx: StoreTx, id: ConversationId): Promise<RecentMessage[]> {
  const newestFirst = await tx.query<RecentMessage & { readonly heard: readonly Transcript[] }>(
    `select m.id, m.author, m.kind, m.raw_kind as "rawKind", m.text, m.created_at as at, m.provider_id as "providerId",
       m.detail->>'linkTitle' as "linkTitle",
       coalesce((select jsonb_agg(a.transcript order by a.position) from attachment a
         where a.store_id = $1 and a.message_id = m.id and a.transcript_state = 'done'), '[]') as heard
     from message m
     where m.store_id = $1 and m.conversation_id = $2 and m.direction <> 'internal' and m.author <> 'system' and m.kind <> 'reaction' and not m.detail ? 'silent'
     order by m.id desc limit $3`,
    [tx.storeId, id, RECENT_MESSAGES],
  )
  return newestFirst.reverse().map(({ heard, ...message }) => {
    const said = [message.text, ...heard.map(doubtfulWords)].filter(Boolean)
    return { ...message, text: said.length > 0 ? said.join('\n') : null }
  })
}

export interface AssistantAnswer {
  readonly conversationId: ConversationId
  readonly epoch: number
  readonly wanted: number
  readonly text: string
  readonly turnId: TurnId
}

/**
 * The assistant says something, if it still may: no person has spoken since `epoch`, nobody types, the contact has said no
 * more than `wanted`, and that has not been answered yet. Each count is answered once, whoever tries.
 */
export async function appendAssistantMessage(
  ctx: Ctx,
  tx: StoreTx,
  answer: AssistantAnswer,
): Promise<{ result: 'sent'; messageId: MessageId } | { result: 'stale' }> {
  const { conversationId, epoch, wanted, text, turnId } = answer
  const now = ctx.clock.now()
  const id = newId<'message'>()
  const [place] = await tx.query<{ channelId: string }>(
    `update conversation set answered = $4, last_message_id = $5, last_message_at = $6, waiting_since = null
     where store_id = $1 and id = $2 and epoch = $3 and heard = $4 and answered < $4 and speaker = 'assistant'
       and (held_until is null or held_until <= $6)
     returning channel_id as "channelId"`,
    [tx.storeId, conversationId, epoch, wanted, id, now],
  )
  if (!place) return { result: 'stale' }
  await writeAnswer(ctx, tx, { id, conversationId, channelId: place.channelId, epoch, text, turnId })
  tx.afterCommit(() => faultPoint(ctx.config, 'turn.answered'))
  return { result: 'sent', messageId: id }
}

export interface WrittenAnswer extends Omit<AssistantAnswer, 'wanted'> {
  readonly id: MessageId
  readonly channelId: string
  /** Whoever let a draft go, and the id that lets it go once. */
  readonly approval?: { readonly memberId: string; readonly clientId: string }
}

/** Puts the assistant's words into the thread and the outbox, once the conversation's row has said that it may. */
export async function writeAnswer(ctx: Ctx, tx: StoreTx, answer: WrittenAnswer): Promise<void> {
  const { id, conversationId, channelId, epoch, text, turnId, approval } = answer
  const written = tx.query(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, kind, text, turn_id, approved_by,
       client_id, status, created_at)
     values ($1, $2, $3, $4, 'out', 'assistant', 'text', $5, $6, $7, $8, 'queued', $9)`,
    [
      tx.storeId,
      id,
      conversationId,
      channelId,
      text,
      turnId,
      approval?.memberId ?? null,
      approval?.clientId ?? null,
      ctx.clock.now(),
    ],
  )
  const send = { messageId: id, conversationId, channelId, epoch }
  await Promise.all([written, enqueueSend(ctx, tx, send)])
  await proposePromise(ctx, tx, { conversationId, messageId: id, text, by: 'assistant', memberId: null })
  announce(ctx, tx, [messageEvent('message.sent', { id, conversationId })])
}

/**
 * Ends a turn however it went. What stands on the conversation decides: all answered, a draft of it waits for a person, or
 * the assistant speaks no more, then nobody waits; otherwise it is due again, at `retryAt` at the earliest.
 */
export async function endTurn(
  ctx: Ctx,
  tx: StoreTx,
  turn: Pick<ClaimedTurn, 'conversationId' | 'leaseNo'>,
  options: { readonly retryAt?: Date } = {},
): Promise<void> {
  await tx.query(
    `with ended as (
       delete from turn_lane l using conversation c
       where l.store_id = $1 and l.conversation_id = $2 and l.lease_no = $3
         and c.store_id = $1 and c.id = $2 and (c.answered >= c.heard or c.draft_id is not null or not ${assistantWrites})
       returning l.conversation_id
     )
     update turn_lane l set lease_until = null, due_at = greatest(due_at, $4)
     where l.store_id = $1 and l.conversation_id = $2 and l.lease_no = $3 and not exists (select 1 from ended)`,
    [tx.storeId, turn.conversationId, turn.leaseNo, options.retryAt ?? null],
  )
  announce(ctx, tx, [{ kind: 'turn.ended', payload: { conversationId: turn.conversationId } }])
  tx.afterCommit(() => ctx.bus.wake('turns'))
}
