import { formatMoney, type Money } from '#platform/money.ts'
import type { Language } from '../language.ts'

/** A place in a reply that code fills from the catalogue, so that no model ever writes money or stock. */
export interface Slot {
  readonly kind: 'price' | 'stock'
  readonly sku: string
}

/** What the catalogue says of one variant right now; `stock` null when the shop does not count it. */
export interface Quote {
  readonly sku: string
  readonly price: Money
  readonly stock: number | null
}

export type Filled =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly unknown: readonly string[] }

export const priceSlot = (sku: string): string => `{{price sku=${sku}}}`
export const stockSlot = (sku: string): string => `{{stock sku=${sku}}}`

const slotForm = /\{\{\s*(price|stock)\s+sku\s*=\s*["']?([^\s"'{}]+)["']?\s*\}\}/gu

export function slotsIn(text: string): Slot[] {
  return [...text.matchAll(slotForm)].map(([, kind, sku]) => ({
    kind: kind === 'price' ? 'price' : 'stock',
    sku: sku ?? '',
  }))
}

/** The reply with each slot replaced by `mark`: what the model itself has written. */
export const withoutSlots = (text: string, mark = ' ⟦⟧ '): string => text.replace(slotForm, mark)

/** Braces that are no slot we know; they must never reach a customer. */
export const strayBraces = (text: string): string[] =>
  withoutSlots(text).match(/\{\{[^{}]*\}?\}?|\}\}/gu) ?? []

/** Fills every slot; fails as a whole when one names a variant that is not quoted. */
export function fillSlots(text: string, quotes: ReadonlyMap<string, Quote>, language: Language): Filled {
  const unknown = slotsIn(text)
    .filter((slot) => !quotes.has(slot.sku))
    .map((slot) => slot.sku)
  if (unknown.length > 0) return { ok: false, unknown: [...new Set(unknown)] }
  const filled = text.replace(slotForm, (_, kind: string, sku: string) => {
    const quote = quotes.get(sku)
    if (!quote) return ''
    return kind === 'price' ? formatMoney(quote.price, language) : stockWords(quote.stock, language)
  })
  return { ok: true, text: filled.replace(/шт\.\./gu, 'шт.') }
}

/** "есть, 3 шт." / "бар, 3 даана" / "in stock, 3 left"; zero and an uncounted stock have words of their own. */
export function stockWords(stock: number | null, language: Language): string {
  const words = stockPhrases[language]
  if (stock === null) return words.uncounted
  return stock <= 0 ? words.none : words.some(stock)
}

const space = '\u00a0'
const stockPhrases = {
  ru: { uncounted: 'есть', none: 'нет в наличии', some: (n: number) => `есть, ${n}${space}шт.` },
  ky: { uncounted: 'бар', none: 'азыр жок', some: (n: number) => `бар, ${n}${space}даана` },
  en: { uncounted: 'in stock', none: 'out of stock', some: (n: number) => `in stock, ${n}${space}left` },
} satisfies Record<Language, { uncounted: string; none: string; some(n: number): string }>
