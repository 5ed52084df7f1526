import type { Message, Money } from '../../../api/types.ts'
import { parseMoney } from '../../../catalog/draft.ts'

type OrderLine = NonNullable<Message['content']['order']>[number]

/** The price of one, as the customer's app showed it; null where it names no amount that can be counted. */
export function priceOf({ price, currency }: OrderLine): Money | null {
  // A word that is no currency would throw in Intl.
  if (price === undefined || !currency || !/^[A-Z]{3}$/.test(currency)) return null
  const minor = parseMoney(price, currency)
  return minor === null ? null : { minor, currency }
}

/** What the cart comes to in each of its currencies; empty while a line has no price, for a part is no sum. */
export function sumsOf(order: readonly OrderLine[]): Money[] {
  const sums = new Map<string, number>()
  for (const line of order) {
    const price = priceOf(line)
    if (!price) return []
    sums.set(price.currency, (sums.get(price.currency) ?? 0) + price.minor * line.quantity)
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency }))
}
