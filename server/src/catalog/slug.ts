import { skeleton } from '#platform/text/fold.ts'
import type { ProductTexts } from './types.ts'

/** An address from the title, English before Russian before Kyrgyz: `linen-shirt`, `lnianaia-rubashka`. */
export function slugOf(texts: ProductTexts): string {
  const title = texts.en?.title ?? texts.ru?.title ?? texts.ky?.title ?? ''
  const plain = /^[\x20-\x7e]+$/.test(title) ? title.toLowerCase() : skeleton(title)
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'product'
  )
}
