import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { unlessOff } from '../assistant-off/off.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { touched } from '../organising/touched.ts'
import { askLater } from '../survey/later.ts'
import { askForGiving } from '../teams/give.ts'
import { askForTurns, dropTurns } from '../turns/ask.ts'
import { appendGreyLines, type GreyLine } from './grey-lines.ts'
import { assistantWrites, usualSpeaker } from './speakers.ts'

type State = 'open' | 'closed'

/** A person, or the store's rule about silence. */
export type ChangedBy = MemberId | { readonly silentHours: number }

/** @throws ConversationNotFound */
export async function setState(
  ctx: Ctx,
  tx: StoreTx,
  id: ConversationId,
  state: State,
  memberId: MemberId,
): Promise<void> {
  if ((await setStates(ctx, tx, [id], state, memberId)) === 0) throw new ConversationNotFound()
}

/**
 * Closing settles conversations: nothing waits, sleeps or is unread, and what the contact writes next begins anew with
 * the assistant, where it is not switched off. Opened again within a minute, with nothing said in between, a conversation stands as it did before;
 * whenever that is, where it was closed by itself.
 * @returns how many of them there are
 */
export async function setStates(
  ctx: Ctx,
  tx: StoreTx,
  ids: readonly string[],
  state: State,
  by: ChangedBy,
): Promise<number> {
  const now = ctx.clock.now()
  const memberId = typeof by === 'string' ? by : null
  const rows = await (state === 'closed' ? close(tx, ids, memberId, now) : open(tx, ids, memberId, now))
  const changed = rows.filter((row) => row.changed).map((row) => row.id)
  if (changed.length === 0) return rows.length
  if (state === 'closed') {
    await dropTurns(ctx, tx, changed)
    await askLater(tx, changed, now)
  }
  const unanswered = rows.filter((row) => row.changed && row.unanswered)
  if (unanswered.length > 0)
    await askForTurns(
      ctx,
      tx,
      unanswered.map((row) => ({ conversationId: row.id as ConversationId, waitMs: 0 })),
    )
  const lines = changed.map((conversationId) => ({ conversationId, line: lineOf(state, by) }))
  await appendGreyLines(tx, lines, now)
  await askForGiving(ctx, tx)
  announce(ctx, tx, changed.map(conversationUpdated))
  return rows.length
}

const lineOf = (state: State, by: ChangedBy): GreyLine =>
  typeof by === 'string'
    ? { type: state === 'closed' ? 'closed' : 'opened', by: { memberId: by } }
    : { type: 'closed_by_silence', hours: by.silentHours }

interface Row {
  readonly id: string
  readonly changed: boolean
  /** The assistant speaks again and owes an answer. */
  readonly unanswered: boolean
}

const locked = `(select id, state, heard, epoch, closed_from from conversation where store_id = $1 and id = any($2::uuid[]) order by id for update) b`
const people = `version = c.version + (b.state <> $3)::int,
  touched = case when b.state <> $3 and $4::uuid is not null then c.touched || ${touched('state', '$4::uuid')} else c.touched end`

const close = (tx: StoreTx, ids: readonly string[], memberId: MemberId | null, now: Date): Promise<Row[]> =>
  tx.query<Row>(
    `update conversation c set state = $3, ${people},
       closed_from = case when b.state = $3 then c.closed_from else jsonb_build_object('at', $5::timestamptz,
         'heard', c.heard, 'answered', c.answered, 'waitingSince', c.waiting_since, 'unread', c.unread,
         'speaker', c.speaker, 'memberId', c.speaker_member_id, 'reason', c.handoff_reason, 'epoch', c.epoch + 1, 'byItself', $4::uuid is null) end,
       speaker = ${usualSpeaker}, speaker_member_id = null, handoff_reason = null, held_until = null,
       epoch = c.epoch + 1, answered = c.heard, waiting_since = null, unread = 0,
       snoozed_until = null, snooze_why = null
     from ${locked} where c.store_id = $1 and c.id = b.id
     returning c.id, b.state <> $3 as changed, false as unanswered`,
    [tx.storeId, ids, 'closed', memberId, now],
  )

/** The epoch has risen by the closing and stays: no answer from before comes back. */
const open = (tx: StoreTx, ids: readonly string[], memberId: MemberId | null, now: Date): Promise<Row[]> =>
  tx.query<Row>(
    `update conversation c set state = $3, ${people}, closed_from = null,
       speaker = case when back.whole then ${unlessOff('f.speaker')} else c.speaker end,
       speaker_member_id = case when back.whole then f."memberId" else c.speaker_member_id end,
       handoff_reason = case when back.whole then f.reason else c.handoff_reason end,
       answered = case when back.whole then f.answered else c.answered end,
       waiting_since = case when back.whole then f."waitingSince" else c.waiting_since end,
       unread = case when back.whole then f.unread else c.unread end
     from ${locked}
     cross join lateral jsonb_to_record(coalesce(b.closed_from, '{}')) as f (at timestamptz, heard bigint,
       answered bigint, "waitingSince" timestamptz, unread int, speaker text, "memberId" uuid, reason text, epoch bigint, "byItself" boolean)
     cross join lateral (select b.state <> $3 and coalesce(f.heard = b.heard and f.epoch = b.epoch
       and (f."byItself" or f.at > $5::timestamptz - interval '1 minute'), false) as whole) back
     where c.store_id = $1 and c.id = b.id
     returning c.id, b.state <> $3 as changed,
       back.whole and ${assistantWrites} and c.heard > c.answered and c.waiting_since is not null as unanswered`,
    [tx.storeId, ids, 'open', memberId, now],
  )
