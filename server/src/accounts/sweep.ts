import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

const BATCH = 5000

const sweep = defineJob('accounts.sweep-sessions', z.object({}))

/** Forgets sessions that nobody came back to, and what was to confirm something and has ended. */
export async function workOnSessions(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepSessions(ctx))
  await ctx.jobs.schedule(sweep, '40 21 * * *', {})
}

export async function sweepSessions(ctx: Ctx): Promise<void> {
  await deleteEnded(ctx, 'session')
  await deleteEnded(ctx, 'verification')
}

/** A batch at a time, so that no lock is long. */
async function deleteEnded(ctx: Ctx, table: 'session' | 'verification'): Promise<void> {
  for (let gone = BATCH; gone === BATCH; ) {
    const rows = await ctx.db.asOwner((tx) =>
      tx.query(
        `delete from ${table} where id in (select id from ${table} where expires_at < $1 limit ${BATCH}) returning id`,
        [ctx.clock.now()],
      ),
    )
    gone = rows.length
  }
}
