import { z } from 'zod'
import { aliveSessions } from '#accounts'
import type { Ctx } from '#platform/context.ts'
import { everyStore } from '#platform/database/stores.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

const sweep = defineJob('inbox.sweep-push', z.object({}))

export async function workOnSubscriptions(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepSubscriptions(ctx))
  await ctx.jobs.schedule(sweep, '45 21 * * *', {})
}

/** Forgets browsers whose session has ended, also where nothing was to be told that would have shown it. */
export async function sweepSubscriptions(ctx: Ctx): Promise<void> {
  for (const storeId of await everyStore(ctx.db)) {
    const kept = await ctx.db.withStore(storeId, (tx) =>
      tx.query<{ sessionId: string }>(
        'select distinct session_id as "sessionId" from push_subscription where store_id = $1',
        [storeId],
      ),
    )
    if (kept.length === 0) continue
    const asked = kept.map(({ sessionId }) => sessionId)
    const alive = await aliveSessions(ctx, asked)
    const ended = asked.filter((id) => !alive.has(id))
    await ctx.db.withStore(storeId, (tx) =>
      tx.query('delete from push_subscription where store_id = $1 and session_id = any($2::uuid[])', [
        storeId,
        ended,
      ]),
    )
  }
}
