import type { StoreTx } from '#platform/database/database.ts'
import { hybridSearch, type Meaning } from '#platform/text/hybrid.ts'
import type { Language } from '#platform/text/language.ts'
import { readProducts, toCard } from './read.ts'
import type { FoundProduct } from './types.ts'

export interface ProductQuery {
  readonly query: string
  /** From `meaningOf`, asked before the transaction; null searches by words and letters alone. */
  readonly meaning: Meaning | null
  /** Of the cards; the search itself looks at every language. */
  readonly language: Language
  readonly limit: number
  readonly inStock?: boolean
  /** The last word may be unfinished. */
  readonly typing?: boolean
}

/** Products of the store in force that fit a question in any of the shop's languages, best first; an exact SKU leads. */
export async function searchProducts(tx: StoreTx, asked: ProductQuery): Promise<FoundProduct[]> {
  const hits = await hybridSearch(tx, asked.inStock ? inStockShelf : shelf, asked)
  const products = await readProducts(
    tx,
    hits.map(({ key }) => key),
  )
  const byId = new Map(products.map((product) => [product.id as string, product]))
  return hits.flatMap(({ key, score, found }) => {
    const product = byId.get(key)
    return product ? { score, found, product: toCard(product, asked.language) } : []
  })
}

const shelf = {
  table: 'product_passage',
  key: 'product_id',
  code: 'p.product_id in (select v.product_id from variant v where v.store_id = app.store_id() and v.sku = any($7))',
}

const inStockShelf = {
  ...shelf,
  where:
    'exists (select from variant v where v.store_id = p.store_id and v.product_id = p.product_id and v.stock > 0)',
}
