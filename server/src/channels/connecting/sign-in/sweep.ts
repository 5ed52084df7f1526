import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

/** For so long a state that has ended still says why it is good for nothing. */
const DAY_MS = 86_400_000

const sweep = defineJob('channels.sweep-sign-ins', z.object({}))

export async function signInSweepJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => sweepSignIns(ctx))
  await ctx.jobs.schedule(sweep, '45 21 * * *', {})
}

/** Forgets sign-ins at providers that ended long ago, with a token whose own job was lost on the way. */
export async function sweepSignIns(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - DAY_MS)
  const stores = await ctx.db.withLanes((tx) =>
    tx.query<{ id: string }>('select distinct store_id as id from channel_sign_in where expires_at < $1', [
      before,
    ]),
  )
  for (const { id } of stores) await sweepStore(ctx, parseId<'store'>(id), before)
}

const sweepStore = (ctx: Ctx, storeId: StoreId, before: Date): Promise<void> =>
  ctx.db.withStore(storeId, async (tx) => {
    const gone = await tx.query<{ id: string; granted: boolean }>(
      `delete from channel_sign_in where store_id = $1 and expires_at < $2
       returning id, granted is not null as granted`,
      [storeId, before],
    )
    for (const { id, granted } of gone) if (granted) await ctx.vault.destroy(tx, 'sign_in', id)
  })
