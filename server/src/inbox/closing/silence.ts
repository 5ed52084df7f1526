import { setStates } from '../speaking/state.ts'
import { type Ring, setTimer } from '../timers/timers.ts'

const HOUR_MS = 3_600_000

/**
 * Closes what has been silent for as long as the store says. Never what a customer waits in, what is put off, what did
 * not reach them, or where something was promised: the first two have a timer again when that ends, the others are looked
 * at every hour.
 */
export const ringClose: Ring = async (ctx, tx, timer) => {
  const { conversationId } = timer
  const now = ctx.clock.now()
  const [silent] = await tx.query<{ since: Date; hours: number; unsettled: boolean }>(
    `select c.last_message_at as since, r.close_after_hours as hours,
       c.failed > 0 or c.answered < c.heard or c.promise_due_at is not null or exists (select 1 from outbox o
         where o.store_id = c.store_id and o.conversation_id = c.id) as unsettled
     from conversation c join inbox_rules r on r.store_id = c.store_id and r.close_after_hours is not null
     where c.store_id = $1 and c.id = $2 and c.state = 'open' and c.waiting_since is null and c.snooze_why is null
     for update of c`,
    [tx.storeId, conversationId],
  )
  if (!silent) return
  const until = new Date(silent.since.getTime() + silent.hours * HOUR_MS)
  if (until > now) return setTimer(tx, { ...timer, at: until })
  if (silent.unsettled) return setTimer(tx, { ...timer, at: new Date(now.getTime() + HOUR_MS) })
  await setStates(ctx, tx, [conversationId], 'closed', { silentHours: silent.hours })
}
