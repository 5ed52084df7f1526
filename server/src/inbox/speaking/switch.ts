import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { askForGiving } from '../teams/give.ts'
import { askForTurns } from '../turns/ask.ts'
import { appendGreyLines, type GreyLine } from './grey-lines.ts'
import { takeHumanTurns } from './human-turn.ts'

/** A member takes the conversation without a word. @throws ConversationNotFound */
export async function takeOver(ctx: Ctx, tx: StoreTx, id: ConversationId, memberId: MemberId): Promise<void> {
  const events = await takeHumanTurns(ctx, tx, [{ conversationId: id, memberId }])
  if (events.length === 0) throw new ConversationNotFound()
  announce(ctx, tx, events)
}

/** A member gives the conversation to the assistant, which answers at once what nobody has answered. @throws ConversationNotFound */
export async function returnToAssistant(
  ctx: Ctx,
  tx: StoreTx,
  id: ConversationId,
  memberId: MemberId,
): Promise<void> {
  await giveBack(ctx, tx, id, { type: 'returned', by: { memberId } })
}

/** The same, told by `line`. @throws ConversationNotFound */
export async function giveBack(ctx: Ctx, tx: StoreTx, id: string, line: GreyLine): Promise<void> {
  const [row] = await tx.query<{ changed: boolean; unanswered: boolean }>(
    `update conversation c set speaker = 'assistant', speaker_member_id = null, handoff_reason = null, held_until = null,
       epoch = c.epoch + 1
     from (select id, speaker from conversation where store_id = $1 and id = $2 for update) b
     where c.store_id = $1 and c.id = b.id
     returning b.speaker <> 'assistant' as changed, c.heard > c.answered and c.waiting_since is not null as unanswered`,
    [tx.storeId, id],
  )
  if (!row) throw new ConversationNotFound()
  if (row.unanswered) await askForTurns(ctx, tx, [{ conversationId: id, waitMs: 0 }])
  if (row.changed) await appendGreyLines(tx, [{ conversationId: id, line }], ctx.clock.now())
  if (row.changed) await askForGiving(ctx, tx)
  announce(ctx, tx, [conversationUpdated(id)])
}

const HOLD_MS = 60_000

/** Someone is typing an answer: the assistant may not begin, nor end what it began, until a minute after the last key. */
export async function holdForTyping(ctx: Ctx, tx: StoreTx, id: ConversationId): Promise<void> {
  const until = new Date(ctx.clock.now().getTime() + HOLD_MS)
  const rows = await tx.query<{ id: string }>(
    `update conversation set held_until = $3 where store_id = $1 and id = $2 returning id`,
    [tx.storeId, id, until],
  )
  if (rows.length === 0) throw new ConversationNotFound()
  const held = await tx.query<{ running: boolean | null }>(
    `update turn_lane set due_at = greatest(due_at, $3) where store_id = $1 and conversation_id = $2
     returning lease_until > now() as running`,
    [tx.storeId, id, until],
  )
  if (held.some((lane) => lane.running)) tx.afterCommit(() => ctx.bus.wake('abort-turn', id))
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
