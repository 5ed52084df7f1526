import type { Quote } from './slots/slots.ts'

export interface ProductFact {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly variants: readonly (Quote & { readonly options: Readonly<Record<string, string>> })[]
}

export interface PassageFact {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** What the tools may read. Bound to one store and language by code: no tool argument can name another store. */
export interface Shop {
  searchProducts(query: string): Promise<ProductFact[]>
  /** By product id or sku. */
  getProduct(idOrSku: string): Promise<ProductFact | undefined>
  searchKnowledge(query: string): Promise<PassageFact[]>
  quote(skus: readonly string[]): Promise<ReadonlyMap<string, Quote>>
}
