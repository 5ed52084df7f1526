import type { Language } from '../../language.ts'
import { likeness, wordsOf } from '../../text.ts'
import type { ProductSeen, VariantSeen } from '../../tools/shapes.ts'
import { isOption, sizeIn } from './options.ts'
import { phrases } from './phrases.ts'
import type { Understood } from './understand.ts'

const listedProducts = 3
const listedVariants = 6

/** The answer about a product in the customer's words, out of what the search has shown; undefined when nothing fits the question. */
export function productAnswer(asked: Understood, found: readonly ProductSeen[]): string | undefined {
  const fitting = bestOf(found, asked.product)
  const [first] = fitting
  if (!first) return undefined
  return fitting.length === 1 ? aboutOne(asked, first) : aboutSeveral(asked, fitting)
}

export const notFoundAnswer = (asked: Understood): string =>
  `${phrases[asked.language].notFound(asked.product.join(' '))} ${phrases[asked.language].callPerson}`

/** The products whose names answer most of the words asked; a search may also return what only resembles them. */
function bestOf(found: readonly ProductSeen[], asked: readonly string[]): ProductSeen[] {
  const scored = found.map((product) => ({ product, score: fit(product, asked) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ product }) => product)
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
    const variant = wanted(asked, product)[0] ?? product.variants[0]
    if (!variant) return `— ${product.title}`
    const option = optionsOf(variant, asked.language)
    return `— ${product.title}${askedOption(asked) && option ? ` (${option})` : ''}: ${variant.price}, ${variant.stock}`
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
      ...variants.slice(0, 3).map((one) => standing(asked, one)),
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
    .map((variant) => say.priceOf(product.title, optionsOf(variant, asked.language), variant.price))
    .join(' ')
}

function priceOfWanted(asked: Understood, product: ProductSeen, variants: readonly VariantSeen[]): string {
  const say = phrases[asked.language]
  const [first] = variants
  if (!first) return ''
  return product.onePrice
    ? say.price(product.title, first.price)
    : say.priceOf(product.title, optionsOf(first, asked.language), first.price)
}

function standing(asked: Understood, variant: VariantSeen): string {
  const say = phrases[asked.language]
  const option = optionsOf(variant, asked.language)
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
    .map((one) => `${optionsOf(one, asked.language) || product.title} — ${one.stock}`)
  return say.offered(list.join('; '))
}

/** "размер L, цвет белый" as one short phrase; values stay in the shop's own words. */
function optionsOf(variant: VariantSeen, language: Language): string {
  const say = phrases[language].option
  return Object.entries(variant.options)
    .map(([name, value]) => {
      if (/size|размер|өлчөм/i.test(name) || sizeIn(value)) return say.size(value)
      return /colou?r|цвет|түс/i.test(name) ? say.colour(value) : value
    })
    .join(', ')
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
