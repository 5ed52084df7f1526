import { tool } from 'ai'
import type { ProductFact, Shop } from '../shop.ts'
import { priceSlot, stockSlot } from '../slots/slots.ts'
import type { TurnRecord } from './record.ts'
import { GetProductInput, HandOffInput, type PassageSeen, type ProductSeen, SearchInput } from './shapes.ts'

export const mostCalls = 8

/**
 * The tools of one turn. They only read the one shop they are bound to and write down what they showed;
 * figures leave as slots, so that no price or stock ever stands in a model's context.
 */
export function toolsFor(shop: Shop, record: TurnRecord) {
  const counted = async <T>(read: () => Promise<T>): Promise<T | { error: string }> => {
    record.calls += 1
    if (record.calls > mostCalls)
      return { error: 'No more tool calls in this turn. Answer with what you have, or call hand_off.' }
    return read()
  }
  const show = (product: ProductFact): ProductSeen => {
    record.products.set(product.id, product)
    return toSeen(product)
  }
  return {
    search_products: tool({
      description:
        "Searches the shop's catalogue by words in any language, or by article number. Shows variants with slots for price and stock.",
      inputSchema: SearchInput,
      execute: ({ query }) =>
        counted(async () => ({ products: (await shop.searchProducts(query)).map(show) })),
    }),
    get_product: tool({
      description: 'Shows one product of the catalogue by its id or article number.',
      inputSchema: GetProductInput,
      execute: ({ id }) =>
        counted(async () => {
          const product = await shop.getProduct(id)
          return { products: product ? [show(product)] : [] }
        }),
    }),
    search_knowledge: tool({
      description:
        'Searches what the shop has written about delivery, payment, returns, opening hours, care and everything else that is no product.',
      inputSchema: SearchInput,
      execute: ({ query }) =>
        counted(async (): Promise<{ passages: PassageSeen[] }> => {
          const passages = await shop.searchKnowledge(query)
          for (const passage of passages) record.passages.set(passage.id, passage)
          return { passages }
        }),
    }),
    hand_off: tool({
      description: 'Gives this conversation to a person of the shop and ends your turn. Write nothing more.',
      inputSchema: HandOffInput,
      execute: async ({ reason, note }) => {
        record.calls += 1
        record.handOff ??= { reason, note }
        return { done: true }
      },
    }),
  }
}

function toSeen({ id, title, description, variants }: ProductFact): ProductSeen {
  return {
    id,
    title,
    description,
    onePrice: new Set(variants.map(({ price }) => `${price.minor} ${price.currency}`)).size <= 1,
    variants: variants.map(({ sku, options, stock }) => ({
      sku,
      options: { ...options },
      available: stock === null || stock > 0,
      price: priceSlot(sku),
      stock: stockSlot(sku),
    })),
  }
}
