import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { everyStore } from '#platform/database/stores.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { forgetSettled } from '../scheduling/release.ts'

const HOUR_MS = 3_600_000
const KEEP_MS = 24 * HOUR_MS
const KEEP_NAMES_MS = 7 * 24 * HOUR_MS

const sweep = defineJob('inbox.forget-early', z.object({}))

export async function workOnEarly(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(sweep, () => forgetEarly(ctx))
  await ctx.jobs.schedule(sweep, '40 * * * *', {})
}

/** What has waited for a day belongs to no message of ours; a name waits a week for its person. */
export async function forgetEarly(ctx: Ctx): Promise<void> {
  for (const id of await everyStore(ctx.db))
    await ctx.db.withStore(id, (tx) => forgetOfStore(tx, ctx.clock.now()))
}

async function forgetOfStore(tx: StoreTx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_MS)
  const namesBefore = new Date(now.getTime() - KEEP_NAMES_MS)
  await Promise.all([
    forgetSettled(tx, before),
    tx.query('delete from early_status where store_id = $1 and at < $2', [tx.storeId, before]),
    tx.query('delete from early_change where store_id = $1 and at < $2', [tx.storeId, before]),
    tx.query('delete from early_name where store_id = $1 and kept_at < $2', [tx.storeId, namesBefore]),
  ])
}
