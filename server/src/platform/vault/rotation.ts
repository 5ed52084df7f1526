import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { parseId, type StoreId } from '../ids.ts'
import { defineJob } from '../jobs/jobs.ts'

/** So long a data key seals at most. */
const KEY_DAYS = 90
const DAY_MS = 86_400_000

const look = defineJob('vault.rotate-due', z.object({}))
const rotateOne = defineJob('vault.rotate', z.object({ storeId: z.uuid() }))

/** Gives stores fresh data keys: those whose key is old, or still lies under another master key than the newest. */
export async function rotationJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(rotateOne, ({ storeId }) => rotate(ctx, parseId<'store'>(storeId)).then(() => {}))
  await ctx.jobs.work(look, () => askForRotations(ctx))
  await ctx.jobs.schedule(look, '50 20 * * *', {})
}

/** A store each its own job, so that one whose seal is broken keeps no other from its key. */
export async function askForRotations(ctx: Ctx): Promise<void> {
  const due = await storesWithKeys(ctx, new Date(ctx.clock.now().getTime() - KEY_DAYS * DAY_MS))
  await ctx.db.asOwner((tx) =>
    ctx.jobs.enqueueAll(
      tx,
      rotateOne,
      due.map((storeId) => ({ payload: { storeId }, key: storeId })),
    ),
  )
}

export interface Rotated {
  readonly stores: number
  readonly resealed: number
  /** Of whom something does not open; they keep the keys that they had. */
  readonly failed: readonly StoreId[]
}

/** Seals everything of every store anew, whatever the age of its key. */
export async function rotateAll(ctx: Ctx): Promise<Rotated> {
  const failed: StoreId[] = []
  let resealed = 0
  const all = await storesWithKeys(ctx)
  for (const storeId of all)
    try {
      resealed += await rotate(ctx, storeId)
    } catch (error) {
      ctx.log.error({ err: error, storeId }, 'the secrets of a store could not be sealed anew')
      failed.push(storeId)
    }
  return { stores: all.length - failed.length, resealed, failed }
}

async function rotate(ctx: Ctx, storeId: StoreId): Promise<number> {
  const { resealed } = await ctx.db.withStore(storeId, (tx) => ctx.vault.rotate(tx))
  ctx.log.info({ storeId, resealed }, 'the secrets of a store are sealed under a new key')
  return resealed
}

/** @param madeBefore only those whose newest key is older, or that need an older master key; all when it is left out */
async function storesWithKeys(ctx: Ctx, madeBefore?: Date): Promise<StoreId[]> {
  const newest = ctx.config.masterKeys.at(-1)?.no ?? null
  const rows = await ctx.db.asOwner((tx) =>
    tx.query<{ id: string }>(
      `select store_id as id from vault.data_key group by store_id
       having $1::timestamptz is null or max(created_at) < $1 or bool_or(master_key_no is distinct from $2)
       order by store_id`,
      [madeBefore ?? null, newest],
    ),
  )
  return rows.map(({ id }) => parseId<'store'>(id))
}
