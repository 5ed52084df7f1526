import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import { askForGiving } from '../teams/give.ts'
import { textWindow, type WindowFacts } from '../window.ts'

/** When each of the choices that are the same for all conversations ends. */
export type SnoozeTimes = Readonly<Record<'hour' | 'evening' | 'tomorrow' | 'monday', Date>>

/** By the store's own clock: the evening is 19:00, the next one when that has passed; mornings begin at 9:00. */
export async function snoozeTimes(tx: StoreTx, now: Date): Promise<SnoozeTimes> {
  const [times] = await tx.query<SnoozeTimes>(
    `select $2::timestamptz + interval '1 hour' as hour,
       case when local < day + interval '19 hours' then day + interval '19 hours' else day + interval '43 hours' end
         at time zone time_zone as evening,
       (day + interval '33 hours') at time zone time_zone as tomorrow,
       (date_trunc('week', local) + interval '7 days 9 hours') at time zone time_zone as monday
     from store
     cross join lateral (select $2::timestamptz at time zone time_zone as local) l
     cross join lateral (select date_trunc('day', local) as day) d
     where store_id = $1`,
    [tx.storeId, now],
  )
  if (!times) throw new Error('the store in force has no row')
  return times
}

const HOUR_MS = 3_600_000

/** An hour before a member's window ends; undefined where it never does, or does before that. */
export function beforeWindowCloses(facts: WindowFacts, now: Date): Date | undefined {
  const window = textWindow(facts, 'member', now)
  if (!window.allowed || !window.until) return undefined
  const at = new Date(window.until.getTime() - HOUR_MS)
  return at > now ? at : undefined
}

const wake = defineJob(
  'inbox.wake',
  z.object({ storeId: z.uuid(), conversationId: z.uuid(), until: z.iso.datetime() }),
)

/** Brings conversations back when their time comes. */
export const workOnSnoozed = (ctx: Ctx): Promise<void> =>
  ctx.jobs.work(wake, ({ storeId, conversationId, until }) =>
    ctx.db.withStore(parseId<'store'>(storeId), (tx) => wakeUp(ctx, tx, conversationId, new Date(until))),
  )

export function wakeLater(ctx: Ctx, tx: StoreTx, conversationId: string, until: Date): Promise<void> {
  const startAfter = Math.max(1, Math.ceil((until.getTime() - ctx.clock.now().getTime()) / 1000))
  const job = { storeId: tx.storeId, conversationId, until: until.toISOString() }
  return ctx.jobs.enqueue(tx, wake, job, { startAfter, key: `${conversationId} ${job.until}` })
}

/** Once: a repeated job finds it awake, and one of a snooze that was taken back or changed finds another time. */
async function wakeUp(ctx: Ctx, tx: StoreTx, conversationId: string, until: Date): Promise<void> {
  const woken = await tx.query(
    `update conversation set snoozed_until = null, snooze_why = null, snooze_changed_at = $4, unread = greatest(unread, 1)
     where store_id = $1 and id = $2 and snoozed_until = $3 returning id`,
    [tx.storeId, conversationId, until, ctx.clock.now()],
  )
  if (woken.length === 0) return
  await appendGreyLines(tx, [{ conversationId, line: { type: 'woken' } }], ctx.clock.now())
  await askForGiving(ctx, tx)
  announce(ctx, tx, [conversationUpdated(conversationId)])
}
