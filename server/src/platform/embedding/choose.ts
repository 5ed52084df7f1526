import type { Ctx } from '../context.ts'
import type { StoreId } from '../ids.ts'
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
