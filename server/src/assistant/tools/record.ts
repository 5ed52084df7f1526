import type { PassageFact, ProductFact } from '../shop.ts'
import type { Ground } from '../slots/gate.ts'
import { slotsIn } from '../slots/slots.ts'
import { sentencesOf } from '../text.ts'
import type { askedReasons } from './shapes.ts'

export interface Source {
  readonly kind: 'product' | 'passage'
  readonly id: string
  readonly title: string
  readonly detail: string
}

/** What the tools of one turn have shown and been asked. The tools change nothing else: a hand-off is a wish until the turn ends. */
export interface TurnRecord {
  calls: number
  readonly products: Map<string, ProductFact>
  readonly passages: Map<string, PassageFact>
  handOff: { readonly reason: (typeof askedReasons)[number]; readonly note: string } | undefined
}

export const emptyRecord = (): TurnRecord => ({
  calls: 0,
  products: new Map(),
  passages: new Map(),
  handOff: undefined,
})

export function groundOf({ products, passages }: TurnRecord): Ground {
  const shown = [...products.values()]
  return {
    skus: new Set(shown.flatMap(({ variants }) => variants.map(({ sku }) => sku))),
    passages: [...passages.values()].map(({ title, text }) => `${title}\n${text}`),
    titles: shown.map(({ title }) => title),
    products: shown.flatMap(({ title, description, variants }) => [
      title,
      description,
      ...variants.flatMap(({ sku, options }) => [sku, ...Object.values(options)]),
    ]),
  }
}

const detailLength = 200

/** For the receipt: what the answer stands on. What a search showed and the answer left aside is no source, unless nothing can be told apart. */
export function sourcesOf({ products, passages }: TurnRecord, reply: string): Source[] {
  const told = slotsIn(reply).map(({ sku }) => sku)
  const saidProducts = [...products.values()].filter(
    ({ title, variants }) => reply.includes(title) || variants.some(({ sku }) => told.includes(sku)),
  )
  const saidPassages = [...passages.values()].filter(({ text }) =>
    sentencesOf(text).some((sentence) => reply.includes(sentence)),
  )
  const some = saidProducts.length + saidPassages.length > 0
  return [
    ...(some ? saidProducts : [...products.values()]).map((product) => productSource(product, told)),
    ...(some ? saidPassages : passages.values()).map(passageSource),
  ]
}

/** The variants that the answer tells; all of them where it tells none apart. */
function productSource({ id, title, variants }: ProductFact, told: readonly string[]): Source {
  const skus = variants.map(({ sku }) => sku)
  const saidSkus = skus.filter((sku) => told.includes(sku))
  const detail = (saidSkus.length > 0 ? saidSkus : skus).join(', ').slice(0, detailLength)
  return { kind: 'product', id, title, detail }
}

const passageSource = ({ id, title, text }: PassageFact): Source => ({
  kind: 'passage',
  id,
  title,
  detail: text.slice(0, detailLength),
})
