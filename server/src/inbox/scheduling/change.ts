import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MemberId } from '#platform/ids.ts'
import { notFound, Problem } from '#platform/problems.ts'
import { kindOfPart } from '../sending/parts.ts'
import { lockPlace } from '../sending/send.ts'
import { ScheduledGone, TemplateFixed, TimeUnusable } from './errors.ts'
import { leave, settle } from './leave.ts'
import { columns, type Scheduled } from './rows.ts'
import { refuseImpossible, tellScheduled } from './schedule.ts'
import type { ScheduledChange } from './shapes.ts'
import { momentOf } from './when.ts'

interface Named {
  readonly conversationId: ConversationId
  readonly id: string
}

/**
 * Changes the words or the time of one that waits or has stopped. Whoever changes the words says them, and so
 * does whoever gives another time to what a former colleague wrote.
 * @throws Problem not_found, ScheduledGone, TemplateFixed, TimeUnusable, what `scheduleAsMember` throws of the words
 */
export async function changeScheduled(
  ctx: Ctx,
  tx: StoreTx,
  named: Named,
  { text, when }: ScheduledChange,
  memberId: MemberId,
): Promise<void> {
  const place = await lockPlace(tx, named.conversationId)
  const before = await lockScheduled(tx, named)
  if (text !== undefined && before.content.template) throw new TemplateFixed()
  if (text !== undefined && kindOfPart(before.content.part ?? {})) throw wordless()
  if (before.state === 'stopped' && !when) throw new TimeUnusable()
  const now = ctx.clock.now()
  const dueAt = when ? await momentOf(tx, when, now) : before.dueAt
  const next = { ...before, text: text ?? before.text }
  await refuseImpossible(ctx, tx, place, named.conversationId, next)
  if (before.state === 'stopped') await forgetFailure(tx, before)
  await tx.query(
    `update scheduled_message set text = $3, due_at = $4, undo = $5, member_id = $6, written_at = $7,
       state = 'waiting', reason = null, settled_at = null
     where store_id = $1 and id = $2`,
    [
      tx.storeId,
      before.id,
      next.text,
      dueAt,
      when ? 'undo' in when : before.undo,
      text === undefined && before.authorHere ? before.memberId : memberId,
      text === undefined ? before.writtenAt : now,
    ],
  )
  tellScheduled(ctx, tx, named.conversationId)
}

/** A place or a card says all by itself: words beside it would be shown and never leave. */
const wordless = () =>
  new Problem(422, 'invalid_fields', 'Some fields are wrong.', {
    fields: [{ path: 'body.text', message: 'a place or a card has no words beside it' }],
  })

/** Takes it back. @throws Problem not_found, ScheduledGone when it has left already */
export async function cancelScheduled(ctx: Ctx, tx: StoreTx, named: Named): Promise<void> {
  await lockPlace(tx, named.conversationId)
  const before = await lockScheduled(tx, named)
  if (before.state === 'stopped') await forgetFailure(tx, before)
  await settle(ctx, tx, before, { state: 'cancelled' })
}

/** Lets it leave now; of a former colleague's as one's own. @returns the message's id @throws Problem not_found, ScheduledGone, what `sendAsMember` throws */
export async function sendScheduledNow(ctx: Ctx, tx: StoreTx, named: Named, memberId: MemberId) {
  await lockPlace(tx, named.conversationId)
  const scheduled = await lockScheduled(tx, named)
  if (scheduled.state === 'stopped') await forgetFailure(tx, scheduled)
  const mine = { memberId, authorHere: true }
  return leave(ctx, tx, scheduled.authorHere ? scheduled : { ...scheduled, ...mine })
}

/** The conversation's row is locked before, as it is where messages leave. */
async function lockScheduled(tx: StoreTx, { conversationId, id }: Named): Promise<Scheduled> {
  const [row] = await tx.query<Scheduled>(
    `select ${columns} from scheduled_message s
     where s.store_id = $1 and s.id = $2 and s.conversation_id = $3 for update`,
    [tx.storeId, id, conversationId],
  )
  if (!row) throw notFound()
  if (row.state !== 'waiting' && row.state !== 'stopped') throw new ScheduledGone(row.state)
  return row
}

/** It counted among what did not leave, unless a person has written since, which begins that count anew. */
async function forgetFailure(tx: StoreTx, { id, conversationId }: Scheduled): Promise<void> {
  await tx.query(
    `update conversation c set failed = greatest(0, c.failed - 1)
     from scheduled_message s
     where c.store_id = $1 and c.id = $2 and s.store_id = $1 and s.id = $3 and not exists (
       select from message m where m.store_id = $1 and m.conversation_id = $2 and m.direction = 'out'
         and m.author in ('member', 'phone') and m.created_at > s.settled_at)`,
    [tx.storeId, conversationId, id],
  )
}
