import { getProductCard, type ProductCard, quote, searchProducts } from '#catalog'
import { searchKnowledge } from '#knowledge'
import type { Ctx } from '#platform/context.ts'
import { meaningOf } from '#platform/embedding/choose.ts'
import type { StoreId } from '#platform/ids.ts'
import type { Language } from './language.ts'
import type { ProductFact, Shop } from './shop.ts'

const shownProducts = 5
const shownPassages = 4

/** The catalogue and knowledge of one store; each call is a transaction of its own. */
export function shopOf(ctx: Ctx, storeId: StoreId, language: Language): Shop {
  return {
    async searchProducts(query) {
      const meaning = await meaningOf(ctx, storeId, query)
      const asked = { query, meaning, language, limit: shownProducts }
      const found = await ctx.db.withStore(storeId, (tx) => searchProducts(tx, asked))
      return found.map(({ product }) => toFact(product))
    },
    async getProduct(idOrSku) {
      const card = await ctx.db.withStore(storeId, (tx) => getProductCard(tx, idOrSku, language))
      return card && toFact(card)
    },
    async searchKnowledge(query) {
      const meaning = await meaningOf(ctx, storeId, query)
      const asked = { query, meaning, language, limit: shownPassages }
      const found = await ctx.db.withStore(storeId, (tx) => searchKnowledge(tx, asked))
      return found.map(({ id, title, text }) => ({ id, title, text }))
    },
    quote: (skus) => ctx.db.withStore(storeId, (tx) => quote(tx, skus)),
  }
}

const toFact = ({ id, title, description, variants }: ProductCard): ProductFact => ({
  id,
  title,
  description,
  variants,
})
