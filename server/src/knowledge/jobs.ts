import { z } from 'zod'
import { reembedCatalog } from '#catalog'
import type { Ctx } from '#platform/context.ts'
import { everyStore } from '#platform/database/stores.ts'
import { embedderOf } from '#platform/embedding/choose.ts'
import type { StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { reembedKnowledge, resumeReading } from './documents.ts'
import { readDocument, runReadDocument } from './read-document.ts'

const refreshVectors = defineJob('knowledge.refresh', z.object({}))

/** Also looks, at start and each night, whether an embedder changed: the platform's key is set by a variable, not by a verb. Documents that were left unread are read then. */
export async function knowledgeJobs(ctx: Ctx): Promise<void> {
  await ctx.jobs.work(readDocument, (job) => runReadDocument(ctx, job))
  await ctx.jobs.work(refreshVectors, () => refreshStores(ctx))
  await ctx.jobs.schedule(refreshVectors, '40 20 * * *', {})
  await ctx.db.asOwner((tx) => ctx.jobs.enqueue(tx, refreshVectors, {}, { key: 'refresh' }))
}

async function refreshStores(ctx: Ctx): Promise<void> {
  for (const id of await everyStore(ctx.db)) await refreshStore(ctx, id)
}

async function refreshStore(ctx: Ctx, storeId: StoreId): Promise<void> {
  const { name } = await embedderOf(ctx, storeId)
  const [stale] = await ctx.db.withStore(storeId, (tx) =>
    tx.query<{ products: boolean; documents: boolean }>(
      `select
         exists (select from product_passage where store_id = app.store_id() and embedder is distinct from $1) as products,
         exists (select from passage p join document d on d.store_id = p.store_id and d.id = p.document_id
           where p.store_id = app.store_id() and d.state = 'ready' and p.embedder is distinct from $1) as documents`,
      [name],
    ),
  )
  if (stale?.products) await reembedCatalog(ctx, storeId)
  if (stale?.documents) await reembedKnowledge(ctx, storeId)
  else await resumeReading(ctx, storeId)
}
