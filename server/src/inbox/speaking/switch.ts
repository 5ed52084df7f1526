import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { AssistantOffHere } from '../assistant-off/errors.ts'
import { readOff } from '../assistant-off/off.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { askForGiving } from '../teams/give.ts'
import { askForTurns } from '../turns/ask.ts'
import { appendGreyLines, type GreyLine } from './grey-lines.ts'
import { takeHumanTurns } from './human-turn.ts'
import { type AssistantSpeaker, assistantWrites, type Speaker } from './speakers.ts'

/** A member takes the conversation without a word. @throws ConversationNotFound */
export async function takeOver(ctx: Ctx, tx: StoreTx, id: ConversationId, memberId: MemberId): Promise<void> {
  const events = await takeHumanTurns(ctx, tx, [{ conversationId: id, memberId }])
  if (events.length === 0) throw new ConversationNotFound()
  announce(ctx, tx, events)
}

/**
 * A member gives the conversation to the assistant, which answers at once what nobody has answered; `as` is how it speaks
 * here from now on, without it as it usually does. @throws ConversationNotFound @throws AssistantOffHere
 */
export async function returnToAssistant(
  ctx: Ctx,
  tx: StoreTx,
  id: ConversationId,
  memberId: MemberId,
  as: AssistantSpeaker | null = null,
): Promise<void> {
  await giveBack(ctx, tx, id, (change) => lineOf(change, memberId), as)
}

function lineOf({ from, to }: Handed, memberId: string): GreyLine {
  const by = { memberId }
  if (to === 'draft') return { type: 'drafting', by, everywhere: false }
  return from === 'draft' ? { type: 'answering', by, everywhere: false } : { type: 'returned', by }
}

/** From whom to whom. */
interface Handed {
  readonly from: Speaker
  readonly to: AssistantSpeaker
}

/** The same, told by `line`. @throws ConversationNotFound @throws AssistantOffHere */
export async function giveBack(
  ctx: Ctx,
  tx: StoreTx,
  id: string,
  line: (change: Handed) => GreyLine,
  as: AssistantSpeaker | null = null,
): Promise<void> {
  const off = await readOff(tx, id)
  if (off) throw new AssistantOffHere(off)
  // Chosen twice, a draft that waits is still good.
  const [row] = await tx.query<Handed & { unanswered: boolean }>(
    `update conversation c set usual_speaker = coalesce($3, c.usual_speaker), speaker = next.speaker,
       speaker_member_id = null, handoff_reason = null, held_until = null,
       epoch = c.epoch + (b.speaker <> 'draft' or next.speaker <> 'draft')::int
     from (select id, speaker, usual_speaker from conversation where store_id = $1 and id = $2 for update) b
     cross join lateral (select coalesce($3, b.usual_speaker, (select app.usual_speaker())) as speaker) next
     where c.store_id = $1 and c.id = b.id
     returning b.speaker as "from", c.speaker as "to",
       c.heard > c.answered and c.waiting_since is not null and c.draft_id is null as unanswered`,
    [tx.storeId, id, as],
  )
  if (!row) throw new ConversationNotFound()
  if (row.unanswered) await askForTurns(ctx, tx, [{ conversationId: id, waitMs: 0 }])
  if (row.from !== row.to) {
    await appendGreyLines(tx, [{ conversationId: id, line: line(row) }], ctx.clock.now())
    await askForGiving(ctx, tx)
  }
  announce(ctx, tx, [conversationUpdated(id)])
}

const HOLD_MS = 60_000

/**
 * Someone is typing an answer: the assistant may not begin, nor end what it began, until a minute after the last key. Where
 * it would answer, the thread says so, once for each stretch of typing. @throws ConversationNotFound
 */
export async function holdForTyping(
  ctx: Ctx,
  tx: StoreTx,
  id: ConversationId,
  memberId: MemberId,
): Promise<void> {
  const until = new Date(ctx.clock.now().getTime() + HOLD_MS)
  const [held] = await tx.query<{ begins: boolean }>(
    `update conversation c set held_until = $3
     from (select id, held_until from conversation where store_id = $1 and id = $2 for update) b
     where c.store_id = $1 and c.id = b.id
     returning c.state = 'open' and ${assistantWrites} and (b.held_until is null or b.held_until <= $4) as begins`,
    [tx.storeId, id, until, ctx.clock.now()],
  )
  if (!held) throw new ConversationNotFound()
  if (held.begins) await tellHeld(ctx, tx, id, memberId)
  const lanes = await tx.query<{ running: boolean | null }>(
    `update turn_lane set due_at = greatest(due_at, $3) where store_id = $1 and conversation_id = $2
     returning lease_until > now() as running`,
    [tx.storeId, id, until],
  )
  if (lanes.some((lane) => lane.running)) tx.afterCommit(() => ctx.bus.wake('abort-turn', id))
}

/** Not anew where it is the last thing that was told: who thinks long, and types again, is told of once. */
async function tellHeld(ctx: Ctx, tx: StoreTx, id: ConversationId, memberId: MemberId): Promise<void> {
  const [told] = await tx.query<{ already: boolean }>(
    `select kind = 'event' and detail->>'type' = 'held' and detail#>>'{by,memberId}' = $3 as already
     from message where store_id = $1 and conversation_id = $2 order by id desc limit 1`,
    [tx.storeId, id, memberId],
  )
  if (told?.already) return
  await appendGreyLines(
    tx,
    [{ conversationId: id, line: { type: 'held', by: { memberId } } }],
    ctx.clock.now(),
  )
  announce(ctx, tx, [conversationUpdated(id)])
}

/** @throws ConversationNotFound */
export async function markRead(ctx: Ctx, tx: StoreTx, id: ConversationId): Promise<void> {
  const [row] = await tx.query<{ changed: boolean }>(
    `update conversation c set unread = 0
     from (select id, unread from conversation where store_id = $1 and id = $2 for update) b
     where c.store_id = $1 and c.id = b.id returning b.unread > 0 as changed`,
    [tx.storeId, id],
  )
  if (!row) throw new ConversationNotFound()
  if (row.changed) announce(ctx, tx, [conversationUpdated(id)])
}

/** Puts it back among what nobody has read, as one message that waits. @throws ConversationNotFound */
export async function markUnread(ctx: Ctx, tx: StoreTx, id: ConversationId): Promise<void> {
  const [row] = await tx.query<{ changed: boolean }>(
    `update conversation c set unread = greatest(c.unread, 1)
     from (select id, unread from conversation where store_id = $1 and id = $2 for update) b
     where c.store_id = $1 and c.id = b.id returning b.unread = 0 as changed`,
    [tx.storeId, id],
  )
  if (!row) throw new ConversationNotFound()
  if (row.changed) announce(ctx, tx, [conversationUpdated(id)])
}
