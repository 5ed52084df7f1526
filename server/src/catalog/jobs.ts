import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { embedPassages } from '#platform/embedding/passages.ts'
import { parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'

/** Makes the vectors of a store's products. Row-level security holds it to that store; where nothing waits, nothing happens. */
const embedCatalog = defineJob('catalog.embed', z.object({ storeId: z.uuid() }))

export const runEmbedCatalog = (ctx: Ctx, job: { storeId: string }) =>
  embedPassages(ctx, parseId<'store'>(job.storeId), 'product_passage')

export const enqueueEmbedding = (ctx: Ctx, tx: StoreTx) =>
  ctx.jobs.enqueue(tx, embedCatalog, { storeId: tx.storeId }, { key: tx.storeId })

/** After the store's embedder changed: passages with vectors of another one are embedded anew. */
export const reembedCatalog = (ctx: Ctx, storeId: StoreId): Promise<void> =>
  ctx.db.withStore(storeId, (tx) => enqueueEmbedding(ctx, tx))

export async function catalogJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(embedCatalog, async (job) => {
    await runEmbedCatalog(ctx, job)
  })
}
