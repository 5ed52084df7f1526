import {
  adapters,
  type OutboundContent,
  type OutboundTemplate,
  type ReplyButton,
  type SentBy,
  type ShownTemplate,
  textLimit,
} from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type ConversationId, type MemberId, type MessageId, newId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { attachLinked } from '../attachments/linked.ts'
import { SlotOpen } from '../canned/errors.ts'
import { openSlots } from '../canned/slots.ts'
import { attachUploads, findUploads } from '../composing/upload.ts'
import { refuseOptedOut } from '../consent/consent.ts'
import {
  ChannelDisconnected,
  ClientIdTaken,
  ContentRefused,
  ConversationNotFound,
  MessageNotFound,
  NotRepeatable,
  TextTooLong,
  UploadGone,
  WindowClosed,
} from '../errors.ts'
import { messageEvent } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import { organise } from '../organising/organise.ts'
import { phoneButton } from '../phone/button.ts'
import { proposePromise } from '../promises/propose.ts'
import type { MessageJson } from '../reading/shapes.ts'
import { takeHumanTurns } from '../speaking/human-turn.ts'
import { sentBy, type WindowFacts, windowFacts, windowFor } from '../window.ts'
import { contentOf, type Said, type SentList, saidColumns, sendableOf } from './content.ts'
import { enqueueSend } from './outbox.ts'
import { kindOfPart, type SentPart } from './parts.ts'
import { quotedId } from './quote.ts'
import { replaceReaction } from './reactions.ts'
import type { After } from './shapes.ts'

export interface MemberMessage {
  readonly conversationId: ConversationId
  readonly memberId: MemberId
  /** The client's own id of this message: a repeat gives the message of the first time. */
  readonly clientId: string
  /** Of a file the words under it, which may be missing. */
  readonly text: string | null
  /** Files that were put to this conversation before; several go as one album. */
  readonly uploadIds?: readonly string[] | undefined
  /** The message that this one quotes. */
  readonly replyTo?: MessageId | undefined
  readonly buttons?: readonly ReplyButton[] | undefined
  readonly list?: SentList | undefined
  /** The word on a button by which the customer shares their number; left out where the channel has no such button. */
  readonly asksPhone?: string | undefined
  readonly part?: SentPart | undefined
  /** `text` is then what the customer will read of it. */
  readonly template?: OutboundTemplate
  /** Of a template: what the customer sees beside its words. */
  readonly shown?: ShownTemplate
  /** Of a template: its category is the one that customers can stop in WhatsApp. */
  readonly marketing?: boolean
  /** What becomes of the conversation with it; a repeat does nothing more to it. */
  readonly after?: After | undefined
  /** When the person wrote it, if that is not now: what the contact wrote since has not been answered by it. */
  readonly writtenAt?: Date | undefined
}

/**
 * A member says something: the message and its place in the outbox exist together, and the conversation is the member's.
 * @returns the message's id, of the first time when `clientId` was sent before.
 * @throws ConversationNotFound, ClientIdTaken, TextTooLong, ContentRefused, UploadGone, MessageNotFound, NotQuotable,
 *   WindowClosed, ChannelDisconnected, SlotOpen, OptedOut, MarketingStopped
 */
export async function sendAsMember(ctx: Ctx, tx: StoreTx, message: MemberMessage): Promise<MessageId> {
  const { conversationId, memberId, clientId, text, template, buttons, list, part, replyTo } = message
  const { uploadIds = [], after, marketing = false, shown } = message
  const place = await lockPlace(tx, conversationId)
  const before = await findByClientId(tx, clientId)
  if (before && (before.conversationId !== conversationId || before.direction !== 'out'))
    throw new ClientIdTaken()
  if (before) return before.id
  const files = await findUploads(tx, conversationId, uploadIds)
  if (files.length < uploadIds.length) throw new UploadGone()
  const quoted = replyTo && (await quotedId(tx, place, conversationId, replyTo))
  const asksPhone = phoneButton(ctx, place, message)
  refuseUnsendable(ctx, tx, place, { text, template, files, buttons, list, asksPhone, part }, 'member')
  refuseOpenSlots(message)
  if (template) await refuseOptedOut(tx, conversationId, marketing)

  const now = ctx.clock.now()
  const lineId = newId<'message'>()
  const id = newId<'message'>()
  const turn = { conversationId, memberId, lineId, message: { id, at: message.writtenAt ?? now } }
  const events = await takeHumanTurns(ctx, tx, [turn])
  await tx.query(
    `insert into message (store_id, id, conversation_id, channel_id, direction, author, author_member_id, kind, text,
       client_id, status, created_at, detail)
     values ($1, $2, $3, $4, 'out', 'member', $5, $6, $7, $8, 'queued', $9, $10)`,
    [
      tx.storeId,
      id,
      conversationId,
      place.channelId,
      memberId,
      template ? 'template' : (files[0]?.kind ?? (part && kindOfPart(part)) ?? 'text'),
      text,
      clientId,
      now,
      JSON.stringify({
        template,
        ...(marketing ? { marketing } : {}),
        buttons,
        list,
        asksPhone,
        location: shown?.location,
        templateButtons: shown?.buttons,
        ...part,
        replyTo: quoted,
      }),
    ],
  )
  await attachUploads(ctx, tx, id, uploadIds)
  if (shown?.file) await attachLinked(ctx, tx, id, shown.file)
  await enqueueSend(ctx, tx, { messageId: id, conversationId, channelId: place.channelId, epoch: null })
  await proposePromise(ctx, tx, { conversationId, messageId: id, text, by: 'member', memberId })
  announce(ctx, tx, [messageEvent('message.sent', { id, conversationId }), ...events])
  if (after) await organise(ctx, tx, [{ conversationId, version: AS_IT_STANDS, ...after }], memberId)
  return id
}

/** Whoever has just answered means the conversation as it is, whatever version their screen shows. */
const AS_IT_STANDS = Number.MAX_SAFE_INTEGER

/**
 * Sends again what failed, or knowingly what may have arrived already.
 * @throws MessageNotFound, NotRepeatable, WindowClosed, ChannelDisconnected, OptedOut, MarketingStopped
 */
export async function sendAgain(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: ConversationId,
  messageId: MessageId,
): Promise<void> {
  // Before conversation and message: the end of its first send is written message first.
  await lockProviderFacts(tx)
  const place = await lockPlace(tx, conversationId)
  const [message] = await tx.query<Repeated>(
    `select m.status, m.author, m.detail->'marketing' is not null as marketing, ${saidColumns} from message m
     where m.store_id = $1 and m.id = $2 and m.conversation_id = $3 and m.direction = 'out' for update of m`,
    [tx.storeId, messageId, conversationId],
  )
  if (!message) throw new MessageNotFound()
  if (message.status !== 'failed' && message.status !== 'uncertain') throw new NotRepeatable()
  // A status may call it failed before the end of its send is written: it has not left the outbox yet.
  if (await waitsToLeave(tx, messageId)) throw new NotRepeatable()
  refuseUnsendable(ctx, tx, place, message, sentBy(message.author))
  if (message.template) await refuseOptedOut(tx, conversationId, message.marketing)
  if (message.reaction) await replaceReaction(ctx, tx, message.reaction.messageId, message.reaction.emoji)
  // A new life with a key of its own: what the provider says of the old one no longer concerns it.
  await tx.query(
    `update message set status = 'queued', status_reason = null, provider_id = null, provider_at = null, life = life + 1
     where store_id = $1 and id = $2`,
    [tx.storeId, messageId],
  )
  await tx.query('update attachment set provider_id = null where store_id = $1 and message_id = $2', [
    tx.storeId,
    messageId,
  ])
  await enqueueSend(ctx, tx, { messageId, conversationId, channelId: place.channelId, epoch: null })
  announce(ctx, tx, [messageEvent('message.updated', { id: messageId, conversationId })])
}

interface Repeated extends Said {
  readonly status: string | null
  readonly author: MessageJson['author']
  readonly marketing: boolean
}

async function waitsToLeave(tx: StoreTx, messageId: MessageId): Promise<boolean> {
  const rows = await tx.query('select 1 from outbox where store_id = $1 and message_id = $2', [
    tx.storeId,
    messageId,
  ])
  return rows.length > 0
}

export interface Place extends WindowFacts {
  readonly channelId: string
  readonly to: string
  readonly channelState: 'connected' | 'broken' | 'disconnected'
}

/** Where a message goes. The lock makes outbox positions follow the order of commits within a conversation. */
export async function lockPlace(tx: StoreTx, id: ConversationId): Promise<Place> {
  const [place] = await tx.query<Place>(
    `select ch.id as "channelId", ch.state as "channelState", c.external_id as "to", ${windowFacts}
     from conversation c join channel ch on ch.store_id = $1 and ch.id = c.channel_id
     where c.store_id = $1 and c.id = $2 for update of c`,
    [tx.storeId, id],
  )
  if (!place) throw new ConversationNotFound()
  return place
}

export function refuseUnsendable(ctx: Ctx, tx: StoreTx, place: Place, said: Said, who: SentBy): void {
  const content = contentOf(ctx, tx.storeId, said)
  const window = windowFor(place, sendableOf(content), who, ctx.clock.now())
  if (!window.allowed) throw new WindowClosed(window)
  if (place.channelState === 'disconnected') throw new ChannelDisconnected()
  refuseUnfit(ctx, place, content)
}

/** @throws TextTooLong, ContentRefused */
export function refuseUnfit(ctx: Ctx, place: Place, content: OutboundContent): void {
  const why = adapters[place.channelKind].refuses(ctx, content, place.to)
  if (why === 'text_too_long') throw new TextTooLong(textLimit(place.channelKind))
  if (why) throw new ContentRefused(why)
}

/** Braces in a template are its own: Meta has approved what they mean. @throws SlotOpen */
export function refuseOpenSlots({ text, template }: Pick<MemberMessage, 'text' | 'template'>): void {
  const slots = template ? [] : openSlots(text ?? '')
  if (slots.length > 0) throw new SlotOpen(slots)
}

export async function findByClientId(tx: StoreTx, clientId: string) {
  const [row] = await tx.query<{ id: MessageId; conversationId: string; direction: string }>(
    `select id, conversation_id as "conversationId", direction from message where store_id = $1 and client_id = $2`,
    [tx.storeId, clientId],
  )
  return row
}
