import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { unlessOff } from '../assistant-off/off.ts'
import { shownAs } from '../contacts/group.ts'
import { contactUpdated, conversationUpdated } from '../events.ts'
import { lockProviderFacts } from '../lock.ts'
import type { BlockWhy } from '../reading/shapes.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import { assistantWrites } from '../speaking/speakers.ts'
import { askForTurns, dropTurns } from '../turns/ask.ts'

/**
 * Hears no more of a contact, over whichever channel: an answer that is being made is void, nobody waits, and what comes
 * is kept without a word. A reason given later takes the place of the first. @throws ContactNotFound
 */
export async function blockContact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  why: BlockWhy,
  memberId: MemberId,
): Promise<void> {
  await lockProviderFacts(tx)
  const shown = await shownAs(tx, contactId)
  const now = ctx.clock.now()
  await tx.query(
    `update conversation set blocked_why = $3 where store_id = $1 and contact_id = $2 and blocked_at is not null`,
    [tx.storeId, shown, why],
  )
  const rows = await tx.query<{ id: string }>(
    `update conversation c set blocked_at = $4, blocked_why = $3, blocked_from = jsonb_build_object('heard', c.heard, 'answered', c.answered,
         'epoch', c.epoch + 1, 'waitingSince', c.waiting_since, 'unread', c.unread, 'speaker', c.speaker,
         'memberId', c.speaker_member_id, 'reason', c.handoff_reason, 'snoozeWhy', c.snooze_why,
         'snoozedUntil', c.snoozed_until),
       speaker = 'nobody', speaker_member_id = null, handoff_reason = null, held_until = null,
       epoch = c.epoch + 1, answered = c.heard, waiting_since = null, unread = 0, snooze_why = null, snoozed_until = null
     where c.store_id = $1 and c.contact_id = $2 and c.blocked_at is null
     returning c.id`,
    [tx.storeId, shown, why, now],
  )
  const ids = rows.map(({ id }) => id)
  await dropTurns(ctx, tx, ids)
  await appendGreyLines(
    tx,
    ids.map((conversationId) => ({
      conversationId,
      line: { type: 'blocked', by: { memberId }, why } as const,
    })),
    now,
  )
  announce(ctx, tx, [contactUpdated(shown), ...ids.map(conversationUpdated)])
}

/**
 * Hears a contact again. Where nothing was said meanwhile it stands as before, and who waited waits; what came meanwhile
 * stays unanswered. @throws ContactNotFound
 */
export async function unblockContact(
  ctx: Ctx,
  tx: StoreTx,
  contactId: string,
  memberId: MemberId,
): Promise<void> {
  await lockProviderFacts(tx)
  const shown = await shownAs(tx, contactId)
  const rows = await takeBack(tx, shown)
  const unanswered = rows.filter((row) => row.unanswered)
  await askForTurns(
    ctx,
    tx,
    unanswered.map(({ id }) => ({ conversationId: id as ConversationId, waitMs: 0 })),
  )
  await appendGreyLines(
    tx,
    rows.map(({ id }) => ({ conversationId: id, line: { type: 'unblocked', by: { memberId } } as const })),
    ctx.clock.now(),
  )
  announce(ctx, tx, [contactUpdated(shown), ...rows.map(({ id }) => conversationUpdated(id))])
}

/** Who spoke before speaks again, unless somebody here has spoken since. */
const takeBack = (tx: StoreTx, contactId: string): Promise<{ id: string; unanswered: boolean }[]> =>
  tx.query(
    `update conversation c set blocked_at = null, blocked_why = null, blocked_from = null,
       speaker = case when back.spoken then c.speaker else ${unlessOff('f.speaker')} end,
       speaker_member_id = case when back.spoken then c.speaker_member_id else f."memberId" end,
       handoff_reason = case when back.whole then f.reason else c.handoff_reason end,
       answered = case when back.whole then f.answered else c.answered end,
       waiting_since = case when back.whole then f."waitingSince" else c.waiting_since end,
       unread = case when back.whole then f.unread else c.unread end,
       snooze_why = case when back.whole then f."snoozeWhy" else c.snooze_why end,
       snoozed_until = case when back.whole then f."snoozedUntil" else c.snoozed_until end
     from conversation b
     cross join lateral jsonb_to_record(b.blocked_from) as f (heard bigint, answered bigint, epoch bigint,
       "waitingSince" timestamptz, unread int, speaker text, "memberId" uuid, reason text, "snoozeWhy" text,
       "snoozedUntil" timestamptz)
     cross join lateral (select f.epoch <> b.epoch as spoken, f.epoch = b.epoch and f.heard = b.heard as whole) back
     where b.store_id = $1 and b.contact_id = $2 and b.blocked_at is not null and c.store_id = $1 and c.id = b.id
     returning c.id, back.whole and ${assistantWrites} and c.heard > c.answered and c.waiting_since is not null as unanswered`,
    [tx.storeId, contactId],
  )
