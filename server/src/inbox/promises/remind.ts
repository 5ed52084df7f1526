import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import type { Ring } from '../timers/timers.ts'

interface Due {
  readonly text: string
  readonly dueAt: Date
  readonly again: boolean
}

/**
 * Brings a conversation back, unread, when what was promised in it comes due, and once more when nobody has said how it
 * ended; also one that was put off or closed.
 */
export const ringPromise: Ring = async (ctx, tx, { subjectId, conversationId }) => {
  const now = ctx.clock.now()
  const [due] = await tx.query<Due>(
    `update promise p set reminded_at = coalesce(b.reminded_at, $3),
       overdue_at = case when b.reminded_at is not null then $3 end
     from (select reminded_at from promise where store_id = $1 and id = $2 and state = 'open' and overdue_at is null
       and case when reminded_at is null then remind_at else due_at + interval '1 hour' end <= $3 for update) b
     where p.store_id = $1 and p.id = $2
     returning p.text, p.due_at as "dueAt", b.reminded_at is not null as again`,
    [tx.storeId, subjectId, now],
  )
  if (!due) return
  await tx.query(
    `update conversation set unread = greatest(unread, 1), state = 'open', closed_from = null,
       snoozed_until = null, snooze_why = null, snooze_changed_at = $3
     where store_id = $1 and id = $2`,
    [tx.storeId, conversationId, now],
  )
  const { text, dueAt, again } = due
  const type = again ? 'promise_overdue' : 'promise_due'
  await appendGreyLines(tx, [{ conversationId, line: { type, text, dueAt: dueAt.toISOString() } }], now)
  announce(ctx, tx, [
    { kind: 'promise.due', payload: { conversationId } },
    conversationUpdated(conversationId),
  ])
}
