import type { Language } from '../../language.ts'
import { likeness, wordsOf } from '../../text.ts'
import type { ProductSeen, VariantSeen } from '../../tools/shapes.ts'
import { colourIn, isOption, sizeIn } from './options.ts'
import { phrases } from './phrases.ts'
import type { Understood } from './understand.ts'

const listedProducts = 3
const listedVariants = 6
const listedOptions = 4

/** The answer about a product in the customer's words, out of what the search has shown; undefined when nothing fits the question. */
export function productAnswer(asked: Understood, found: readonly ProductSeen[]): string | undefined {
  // Beside another question only a product that is clearly named is meant.
  const best = bestOf(found, asked.product, asked.topics.length > 0 ? 0.8 : 0)
  const having = best.filter((product) => wanted(asked, product).length > 0)
  const fitting = having.length > 0 ? having : best
  const [first] = fitting
  if (!first) return undefined
  return fitting.length === 1 ? aboutOne(asked, first) : aboutSeveral(asked, fitting)
}

export const notFoundAnswer = (asked: Understood): string =>
  `${phrases[asked.language].notFound(asked.product.join(' '))} ${phrases[asked.language].callPerson}`

/** The products whose names answer most of the words asked; a search may also return what only resembles them. */
export function bestOf(found: readonly ProductSeen[], asked: readonly string[], least = 0): ProductSeen[] {
  const scored = found.map((product) => ({ product, score: fit(product, asked) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 || best < least
    ? []
    : scored.filter(({ score }) => score === best).map(({ product }) => product)
}

function fit(product: ProductSeen, asked: readonly string[]): number {
  const inNames = [product.title, ...product.variants.map(({ sku }) => sku)].flatMap(wordsOf)
  const inTexts = [
    ...wordsOf(product.description),
    ...product.variants.flatMap(({ options }) => Object.values(options).flatMap(wordsOf)),
  ]
  const best = (words: string[], word: string) => Math.max(0, ...words.map((other) => likeness(word, other)))
  return asked.reduce((sum, word) => sum + Math.max(best(inNames, word), best(inTexts, word) / 4), 0)
}

function aboutSeveral(asked: Understood, products: readonly ProductSeen[]): string {
  const say = phrases[asked.language]
  const lines = products.slice(0, listedProducts).map((product) => {
    const variants = wanted(asked, product)
    const [first] = variants
    if (!first) return `— ${product.title}`
    if (askedOption(asked) || variants.length === 1)
      return `— ${[product.title, nameOf(first, product, asked.language)].filter(Boolean).join(', ')}: ${first.price}, ${first.stock}`
    const there = variants.filter(({ available }) => available)
    const options = there.map((one) => nameOf(one, product, asked.language)).filter(Boolean)
    return `— ${product.title}: ${first.price}, ${options.length > 0 ? options.slice(0, listedOptions).join('; ') : (there[0] ?? first).stock}`
  })
  return [say.several, ...lines].join('\n')
}

function aboutOne(asked: Understood, product: ProductSeen): string {
  const say = phrases[asked.language]
  const variants = wanted(asked, product)
  if (variants.length === 0)
    return sentences(
      say.none(askedOption(asked) ?? '', product.title),
      price(asked, product),
      whatElse(asked, product),
    )
  if (askedOption(asked))
    return sentences(
      priceOfWanted(asked, product, variants),
      ...variants.slice(0, 3).map((one) => standing(asked, product, one)),
      soldOutHelp(asked, product, variants),
    )
  return sentences(price(asked, product), availability(asked, product))
}

/** The variants with the size and colour asked for; all of them when none is. */
const wanted = (asked: Understood, product: ProductSeen): VariantSeen[] =>
  product.variants.filter(({ options }) =>
    [asked.size, asked.colour].every(
      (want) => !want || Object.values(options).some((value) => isOption(value, want)),
    ),
  )

function askedOption(asked: Understood): string | undefined {
  const say = phrases[asked.language].option
  const parts = [
    asked.size && say.size(asked.size),
    asked.colour && say.colour(colourNames[asked.language][asked.colour] ?? asked.colour),
  ]
  return parts.filter(Boolean).join(', ') || undefined
}

function price(asked: Understood, product: ProductSeen): string {
  const say = phrases[asked.language]
  const [first] = product.variants
  if (!first) return ''
  if (product.onePrice) return say.price(product.title, first.price)
  return product.variants
    .slice(0, listedVariants)
    .map((variant) => say.priceOf(product.title, nameOf(variant, product, asked.language), variant.price))
    .join(' ')
}

function priceOfWanted(asked: Understood, product: ProductSeen, variants: readonly VariantSeen[]): string {
  const say = phrases[asked.language]
  const [first] = variants
  if (!first) return ''
  return product.onePrice
    ? say.price(product.title, first.price)
    : say.priceOf(product.title, nameOf(first, product, asked.language), first.price)
}

function standing(asked: Understood, product: ProductSeen, variant: VariantSeen): string {
  const say = phrases[asked.language]
  const option = nameOf(variant, product, asked.language)
  if (!option) return say.stockOnly(variant.stock)
  return variant.available ? say.has(option, variant.stock) : say.soldOut(option, variant.stock)
}

const soldOutHelp = (asked: Understood, product: ProductSeen, variants: readonly VariantSeen[]) =>
  variants.some(({ available }) => available) ? '' : whatElse(asked, product)

function availability(asked: Understood, product: ProductSeen): string {
  const [only] = product.variants
  if (product.variants.length === 1 && only) return phrases[asked.language].stockOnly(only.stock)
  return whatElse(asked, product)
}

/** What can be had now, or that nothing can. */
function whatElse(asked: Understood, product: ProductSeen): string {
  const say = phrases[asked.language]
  const there = product.variants.filter(({ available }) => available)
  if (there.length === 0) return say.allSoldOut
  const list = there
    .slice(0, listedVariants)
    .map((one) => `${nameOf(one, product, asked.language) || product.title} — ${one.stock}`)
  return say.offered(list.join('; '))
}

/** "размер L" or "размер L, цвет белый": what tells this variant from the others of its product. */
function nameOf(variant: VariantSeen, product: ProductSeen, language: Language): string {
  const say = phrases[language].option
  return Object.entries(variant.options)
    .filter(
      ([name, value]) =>
        product.variants.length === 1 || product.variants.some(({ options }) => options[name] !== value),
    )
    .map(([name, value]) => {
      if (/size|размер|өлчөм/i.test(name) || sizeIn(value)) return say.size(value)
      return /colou?r|цвет|түс/i.test(name) ? say.colour(colourName(value, language)) : value
    })
    .join(', ')
}

/** The colour in the customer's language; a shop's own name for one stays as it is. */
function colourName(value: string, language: Language): string {
  const colour = colourIn(value)
  if (!colour) return value
  return colourNames[language][colour] ?? (language === 'en' ? colour : value)
}

const sentences = (...parts: string[]) => parts.filter(Boolean).join(' ')

const colourNames: Record<Language, Record<string, string>> = {
  ru: {
    white: 'белый',
    black: 'чёрный',
    red: 'красный',
    blue: 'синий',
    green: 'зелёный',
    beige: 'бежевый',
    grey: 'серый',
    pink: 'розовый',
    yellow: 'жёлтый',
    brown: 'коричневый',
  },
  ky: {
    white: 'ак',
    black: 'кара',
    red: 'кызыл',
    blue: 'көк',
    green: 'жашыл',
    beige: 'беж',
    grey: 'боз',
    pink: 'кызгылт',
    yellow: 'сары',
    brown: 'күрөң',
  },
  en: {},
}
