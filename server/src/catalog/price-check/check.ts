import type { StoreTx } from '#platform/database/database.ts'
import { tokens } from '#platform/text/fold.ts'
import { readProducts, storeMoney } from '../read.ts'
import { searchProducts } from '../search.ts'
import type { Product } from '../types.ts'
import { amountsIn, tells } from './amounts.ts'

const looked = 5

/**
 * Products that the text names, or else what was said before it (newest first), with a price that is none of theirs. A text
 * that also tells a right price is no cause for doubt: the other amount is a delivery or a discount.
 */
export async function differingPrices(
  tx: StoreTx,
  text: string,
  before: readonly string[],
): Promise<Product[]> {
  const { currency } = await storeMoney(tx)
  const amounts = amountsIn(text, currency)
  if (amounts.length === 0) return []
  for (const words of [text, ...before]) {
    const named = await productsNamed(tx, words)
    if (named.length > 0) return named.some((product) => agrees(product, amounts)) ? [] : named
  }
  return []
}

const agrees = ({ variants }: Product, amounts: readonly bigint[]): boolean =>
  variants.some(({ price }) => amounts.some((amount) => tells(amount, price.minor)))

/** Those whose whole name, or one of whose codes, stands in the words. */
async function productsNamed(tx: StoreTx, words: string): Promise<Product[]> {
  const found = await searchProducts(tx, { query: words, meaning: null, language: 'ru', limit: looked })
  const products = await readProducts(
    tx,
    found.map(({ product }) => product.id),
  )
  const there = tokens(words)
  return products.filter((product) => isNamed(product, there))
}

function isNamed({ texts, variants }: Product, there: readonly string[]): boolean {
  const says = (title: string) => {
    const parts = tokens(title)
    return parts.length > 0 && parts.every((part) => there.some((word) => isForm(word, part)))
  }
  const titles = Object.values(texts).map(({ title }) => title)
  const codes = variants.flatMap(({ sku }) => tokens(sku).slice(0, 1))
  return titles.some(says) || codes.some((code) => there.includes(code))
}

const longestEnding = 3
const shortestStem = 4

/** Two forms of one word: they differ in their endings alone. */
function isForm(one: string, other: string): boolean {
  if (one === other) return true
  const letters = [...one]
  const shared = letters.findIndex((letter, at) => letter !== other[at])
  const stem = shared < 0 ? letters.length : shared
  return stem >= shortestStem && Math.max(one.length, other.length) - stem <= longestEnding
}
