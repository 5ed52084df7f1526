import type { Ctx } from '../context.ts'
import type { StoreId } from '../ids.ts'
import type { Meaning } from '../text/hybrid.ts'
import type { Embedder } from './embedder.ts'
import { offlineEmbedder } from './offline.ts'
import { voyageEmbedder } from './voyage.ts'

/** Where a store keeps its own key for Voyage. */
export const voyageKeyOf = (storeId: StoreId) => ({ owner: 'model', rowId: storeId, name: 'voyage' }) as const

/** The embedder of a store: Voyage by the store's own key or the platform's, else the one that needs no service. */
export async function embedderOf(ctx: Ctx, storeId: StoreId): Promise<Embedder> {
  const own = await ctx.db.withStore(storeId, (tx) => ctx.vault.get(tx, voyageKeyOf(storeId)))
  const key = own ?? ctx.config.models.voyageKey
  return key ? voyageEmbedder({ baseUrl: ctx.config.models.voyageUrl, key }) : offlineEmbedder
}

/**
 * What a query means; to be asked before the transaction that searches.
 * Null when the embedder fails or takes over `patienceMs`: words and letters still find.
 */
export async function meaningOf(
  ctx: Ctx,
  storeId: StoreId,
  query: string,
  patienceMs = 3_000,
): Promise<Meaning | null> {
  const embedder = await embedderOf(ctx, storeId)
  try {
    const [vector] = await embedder.embed([query], 'query', { signal: AbortSignal.timeout(patienceMs) })
    return vector ? { embedder: embedder.name, floor: embedder.floor, vector } : null
  } catch (error) {
    ctx.log.warn({ storeId, embedder: embedder.name, reason: String(error) }, 'a query could not be embedded')
    return null
  }
}
