import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import type { Ring } from '../timers/timers.ts'

/** The customer has waited longer than the shop means to let them. Told once; it lasts until somebody answers. */
export const ringLate: Ring = async (ctx, tx, { conversationId }) => {
  const now = ctx.clock.now()
  const [late] = await tx.query<{ dueAt: Date; first: boolean }>(
    `update conversation set late_at = $3
     where store_id = $1 and id = $2 and answer_due_at <= $3 and late_at is null and state = 'open' and snooze_why is null
     returning answer_due_at as "dueAt", not answered_before as first`,
    [tx.storeId, conversationId, now],
  )
  if (!late) return
  const line = { type: 'late', first: late.first, dueAt: late.dueAt.toISOString() } as const
  await appendGreyLines(tx, [{ conversationId, line }], now)
  announce(ctx, tx, [
    { kind: 'answer.late', payload: { conversationId } },
    conversationUpdated(conversationId),
  ])
}
