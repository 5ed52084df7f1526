import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { MessageId } from '#platform/ids.ts'
import { conversationUpdated, type InboxEvent } from '../events.ts'
import { touched } from '../organising/touched.ts'
import { dropTurns } from '../turns/ask.ts'
import { appendGreyLines } from './grey-lines.ts'

export interface HumanTurn {
  readonly conversationId: string
  /** null: typed on the shop's own phone, by whom is not known. */
  readonly memberId: string | null
  /** What the person said; absent for taking over without a word. */
  readonly message?: { readonly id: string; readonly at: Date }
  /** Of the grey line, made before the message's: who takes over is told before what they say. */
  readonly lineId?: MessageId | undefined
}

interface Before {
  readonly id: string
  readonly speaker: string
  readonly speakerMemberId: string | null
}

/**
 * A person speaks: the conversation is theirs from here on. The epoch rises, which voids every answer that an assistant
 * is making or that still waits to be sent, and nobody waits for the assistant any more.
 */
export async function takeHumanTurns(
  ctx: Ctx,
  tx: StoreTx,
  turns: readonly HumanTurn[],
): Promise<InboxEvent[]> {
  const before = await raiseEpochs(tx, turns, ctx.clock.now())
  await dropTurns(ctx, tx, [...before.keys()])
  const takenOver = turns.filter((turn) => changesHands(turn, before.get(turn.conversationId)))
  const lines = takenOver.map(({ conversationId, memberId, lineId }) => ({
    id: lineId,
    conversationId,
    line: { type: 'taken_over' as const, by: memberId ? { memberId } : ('phone' as const) },
  }))
  await appendGreyLines(tx, lines, ctx.clock.now())
  return [...before.keys()].map(conversationUpdated)
}

const changesHands = (turn: HumanTurn, before: Before | undefined): boolean =>
  before !== undefined &&
  (before.speaker !== 'member' || (turn.memberId !== null && turn.memberId !== before.speakerMemberId))

/** What the contact wrote after the person's message still waits for an answer. */
async function raiseEpochs(
  tx: StoreTx,
  turns: readonly HumanTurn[],
  now: Date,
): Promise<Map<string, Before>> {
  const rows = await tx.query<Before>(
    `update conversation c set
       speaker = 'member',
       speaker_member_id = coalesce(t."memberId", case when b.speaker = 'member' then b.speaker_member_id end),
       epoch = c.epoch + 1,
       handoff_reason = null,
       held_until = null,
       return_at = (select $3::timestamptz + r.return_after_minutes * interval '1 minute' from inbox_rules r where r.store_id = $1),
       state = 'open',
       -- Who answers what nobody looks after, looks after it.
       assignee_id = case when adopts.it then t."memberId" else c.assignee_id end,
       assigned_at = case when adopts.it then $3 else c.assigned_at end,
       version = c.version + adopts.it::int,
       touched = case when adopts.it then c.touched || ${touched('assignee', 't."memberId"')} else c.touched end,
       failed = case when t."messageId" is null then c.failed else 0 end,
       last_message_id = coalesce(t."messageId", c.last_message_id),
       last_message_at = case when t."messageId" is null then c.last_message_at else $3 end,
       answered = case when answers.everything then c.heard else c.answered end,
       unread = case when answers.everything then 0 else c.unread end,
       waiting_since = case when answers.everything then null else c.waiting_since end
     from jsonb_to_recordset($2::jsonb) as t ("conversationId" uuid, "memberId" uuid, "messageId" uuid, at timestamptz)
     join (
       select id, speaker, speaker_member_id, last_inbound_at, assignee_id from conversation
       where store_id = $1 and id = any($4::uuid[]) for update
     ) b on b.id = t."conversationId"
     cross join lateral (select t.at is not null and (b.last_inbound_at is null or b.last_inbound_at <= t.at) as everything) answers
     cross join lateral (select b.assignee_id is null and t."memberId" is not null as it) adopts
     where c.store_id = $1 and c.id = t."conversationId"
     returning c.id, b.speaker, b.speaker_member_id as "speakerMemberId"`,
    [
      tx.storeId,
      JSON.stringify(
        turns.map(({ conversationId, memberId, message }) => ({
          conversationId,
          memberId,
          messageId: message?.id ?? null,
          at: message?.at ?? null,
        })),
      ),
      now,
      turns.map((turn) => turn.conversationId),
    ],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
