import type { Language, Product, Variant } from '../../api/types.ts'
import { titleOf } from '../../catalog/productWords.ts'
import type { Format } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/translate.ts'

/** One variant of a product, as it can be picked. */
export interface Offer {
  product: Product
  variant: Variant
}

export const offersOf = (products: readonly Product[]): Offer[] =>
  products.flatMap((product) => product.variants.map((variant) => ({ product, variant })))

export function offerName({ product, variant }: Offer, language: Language): string {
  const title = titleOf(product, language) ?? product.slug
  return [title, ...Object.values(variant.options).filter(Boolean)].join(', ')
}

/** What is written of it to a customer: name, price and whether it is there, in their language. */
export function offerText(offer: Offer, told: { t: Translate; format: Format; language: Language }): string {
  const { t, format, language } = told
  const there = t(offer.variant.stock > 0 ? 'products.there' : 'products.soldOut')
  return `${offerName(offer, language)} — ${format.money(offer.variant.price)}, ${there}`
}
