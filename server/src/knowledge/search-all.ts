import { searchProducts } from '#catalog'
import type { Ctx } from '#platform/context.ts'
import { meaningOf } from '#platform/embedding/choose.ts'
import type { StoreId } from '#platform/ids.ts'
import type { Found } from '#platform/text/hybrid.ts'
import { guessLanguage } from '#platform/text/language.ts'
import { searchKnowledge } from './search.ts'

export interface Hit {
  readonly kind: 'product' | 'passage'
  readonly id: string
  readonly title: string
  readonly excerpt: string
  readonly score: number
  readonly found: Found['found']
}

const limit = 10

/** What an assistant would be shown for this question: products and passages together, best first. */
export async function searchAll(ctx: Ctx, storeId: StoreId, query: string): Promise<Hit[]> {
  const meaning = await meaningOf(ctx, storeId, query)
  const question = { query, meaning, language: guessLanguage(query), limit }
  return ctx.db.withStore(storeId, async (tx) => {
    const products = (await searchProducts(tx, question)).map(({ product, score, found }): Hit => {
      const { id, title, description } = product
      return { kind: 'product', id, title, excerpt: excerpt(description), score, found }
    })
    const passages = (await searchKnowledge(tx, question)).map(
      ({ id, title, text, score, found }): Hit => ({
        kind: 'passage',
        id,
        title,
        excerpt: excerpt(text),
        score,
        found,
      }),
    )
    return [...products, ...passages].sort((a, b) => b.score - a.score)
  })
}

const excerpt = (text: string): string => (text.length > 240 ? `${text.slice(0, 239).trimEnd()}…` : text)
