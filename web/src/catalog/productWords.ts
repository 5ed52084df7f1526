import type { Language, Product, Variant } from '../api/types.ts'
import type { Format } from '../i18n/format.ts'

const order: readonly Language[] = ['ru', 'ky', 'en']

/** The product's name in the reader's language, else in the first that has one. */
export function titleOf(product: Pick<Product, 'texts'>, language: Language): string | null {
  const texts = [product.texts[language], ...order.map((each) => product.texts[each])]
  return texts.find((text) => text?.title)?.title ?? null
}

/** "2 500 som", or "2 500–3 100 som" when the variants differ. */
export function priceSpan(variants: readonly Variant[], format: Format): string {
  const sorted = variants.map((variant) => variant.price).toSorted((a, b) => a.minor - b.minor)
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (!low || !high) return '—'
  if (low.minor === high.minor) return format.money(low)
  return `${format.money(low).replace(/\s?\D+$/, '')}–${format.money(high)}`
}

export const stockOf = (variants: readonly Variant[]): number =>
  variants.reduce((sum, variant) => sum + variant.stock, 0)

/** "LS-S … LS-L" for several variants. */
export function skuSpan(variants: readonly Variant[]): string {
  const [first, last] = [variants[0], variants.at(-1)]
  if (!first || !last) return '—'
  return first === last ? first.sku : `${first.sku}…${last.sku}`
}
