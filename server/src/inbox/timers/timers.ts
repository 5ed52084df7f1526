import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

export type TimerKind = 'late' | 'close' | 'return' | 'survey' | 'promise'

/** What came due. `subjectId` is the conversation, or what of it the kind is about. */
export interface Timer {
  readonly storeId: StoreId
  readonly kind: TimerKind
  readonly subjectId: string
  readonly conversationId: string
}

/** Looks whether it is still so, and does what is to be done. A timer may ring once too often, and never in vain twice. */
export type Ring = (ctx: Ctx, tx: StoreTx, timer: Timer) => Promise<void>
export type Rings = Readonly<Record<TimerKind, Ring>>

const look = defineJob('inbox.timers', z.object({}))

/** Every minute, what is due by then. */
export async function workOnTimers(ctx: Ctx, rings: Rings): Promise<void> {
  await ctx.jobs.work(look, () => ringDue(ctx, rings))
  await ctx.jobs.schedule(look, '* * * * *', {})
}

const MOST = 500

/** Rings everything that is due, each in a transaction of its own: one that fails keeps its time, and no other back. */
export async function ringDue(ctx: Ctx, rings: Rings): Promise<void> {
  for (let more = true; more; ) {
    const due = await findDue(ctx)
    let rung = 0
    for (const timer of due) if (await ring(ctx, rings, timer)) rung += 1
    more = due.length === MOST && rung > 0
  }
}

async function findDue(ctx: Ctx): Promise<Timer[]> {
  const rows = await ctx.db.withLanes((tx) =>
    tx.query<Omit<Timer, 'storeId'> & { storeId: string }>(
      `select store_id as "storeId", kind, subject_id as "subjectId", conversation_id as "conversationId"
       from timer where at <= $1 order by at limit ${MOST}`,
      [ctx.clock.now()],
    ),
  )
  return rows.map(({ storeId, ...timer }) => ({ ...timer, storeId: parseId<'store'>(storeId) }))
}

/** Taken away in the transaction of what it causes, so it rings once, whoever comes first and whenever a process ends. */
async function ring(ctx: Ctx, rings: Rings, timer: Timer): Promise<boolean> {
  const { storeId, kind, subjectId, conversationId } = timer
  try {
    await ctx.db.withStore(storeId, async (tx) => {
      // Before the timer, as whatever changes a conversation comes to its timers.
      await tx.query('select 1 from conversation where store_id = $1 and id = $2 for update', [
        storeId,
        conversationId,
      ])
      const taken = await tx.query(
        `delete from timer where store_id = $1 and kind = $2 and subject_id = $3 and at <= $4 returning subject_id`,
        [storeId, kind, subjectId, ctx.clock.now()],
      )
      if (taken.length > 0) await rings[kind](ctx, tx, timer)
    })
    return true
  } catch (error) {
    ctx.log.error({ err: error, storeId, kind, subjectId }, 'a timer could not ring')
    return false
  }
}

/** Sets it, or takes it away where `at` is null. */
export async function setTimer(
  tx: StoreTx,
  timer: Omit<Timer, 'storeId'> & { readonly at: Date | null },
): Promise<void> {
  await tx.query('select app.set_timer($1, $2, $3, $4, $5)', [
    tx.storeId,
    timer.kind,
    timer.subjectId,
    timer.conversationId,
    timer.at,
  ])
}
