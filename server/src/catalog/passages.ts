import { type Language, languages } from '#platform/text/language.ts'
import type { Product, Variant } from './types.ts'

export interface ProductPassage {
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly spelled: string
}

/** What a product is found by, once per language it is described in. Price and stock are not in it: they change by the hour. */
export function passagesOf(product: Product): ProductPassage[] {
  const sold = product.variants.map(named).join('\n')
  return languages.flatMap((language) => {
    const text = product.texts[language]
    if (!text) return []
    const body = [text.description, sold].filter(Boolean).join('\n')
    // Descriptions stay out of the letters: their many words look like anything.
    return { language, title: text.title, body, spelled: `${text.title} ${optionValues(product)}` }
  })
}

const named = ({ sku, options }: Variant): string => [sku, ...Object.values(options)].join(' ')

const optionValues = ({ variants }: Product): string =>
  [...new Set(variants.flatMap(({ options }) => Object.values(options)))].join(' ')
