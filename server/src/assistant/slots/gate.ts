import { onlyAsks } from '#platform/text/questions.ts'
import { alike, wordsOf } from '../text.ts'
import { type Amount, findAmounts, normalise, saysPrice } from './amounts.ts'
import { hostsIn } from './links.ts'
import { slotsIn, strayBraces, withoutSlots } from './slots.ts'

/** What this turn's tools have shown to the model: the only ground a reply may stand on. */
export interface Ground {
  /** Variants that a tool has shown in this turn. */
  readonly skus: ReadonlySet<string>
  /** Texts of the knowledge passages shown. */
  readonly passages: readonly string[]
  readonly titles: readonly string[]
  /** Titles, descriptions and options of the products shown: they may hold sizes and percents, never a price. */
  readonly products: readonly string[]
}

export type Objection =
  | { readonly kind: 'amount'; readonly text: string }
  | { readonly kind: 'slot'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string }

/** Why a reply must not leave; empty when it may. Pure: it sees the reply as the model wrote it, before slots are filled. */
export function objections(reply: string, ground: Ground): Objection[] {
  return [
    ...slotObjections(reply, ground),
    ...amountObjections(reply, ground),
    ...linkObjections(reply, ground),
  ]
}

function slotObjections(reply: string, ground: Ground): Objection[] {
  const unknown = slotsIn(reply)
    .filter((slot) => !ground.skus.has(slot.sku))
    .map((slot) => slot.sku)
  return [...unknown, ...strayBraces(reply)].map((text) => ({ kind: 'slot', text }))
}

function amountObjections(reply: string, ground: Ground): Objection[] {
  const said = withoutProductTitles(withoutSlots(reply), ground)
  const described = new Set(ground.products.flatMap(findAmounts).map(keyOf))
  const citations = citationsIn(ground.passages)
  return clausesOf(said).flatMap((clause) =>
    findAmounts(clause)
      .filter((amount) => !(isHarmless(amount) && described.has(keyOf(amount))))
      .filter(
        (amount) =>
          !(citations.get(keyOf(amount)) ?? []).some((sentence) =>
            tellsTheSame(clause, sentence, ground.titles),
          ),
      )
      .map((amount): Objection => ({ kind: 'amount', text: amount.text })),
  )
}

/** Sizes and shares ("116", "100 % лён") may be repeated from a product's own words; money and pieces never. */
const isHarmless = (amount: Amount) => amount.kind === 'number' || amount.kind === 'percent'

const keyOf = (amount: Amount) => `${amount.kind}:${amount.value}`

/** Each amount of the passages with the sentences it stands in. */
function citationsIn(passages: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const sentence of passages.flatMap((passage) => passage.split(/\n+|(?<=[.!?…])\s+(?=\p{Lu})/u)))
    for (const amount of findAmounts(sentence))
      for (const key of [keyOf(amount), `number:${amount.value.split(' ')[0]}`])
        found.set(key, [...(found.get(key) ?? []), sentence])
  return found
}

/** Whether a clause uses a cited amount for what it was said of: the price of delivery must not become that of a shirt. */
function tellsTheSame(clause: string, sentence: string, titles: readonly string[]): boolean {
  const cited = contentWords(sentence)
  const said = contentWords(clause)
  const inBoth = (word: string) => cited.some((other) => alike(word, other))
  if (normalise(sentence).includes(clause.trim())) return true
  const product = titles.flatMap(contentWords)
  if (said.some((word) => !inBoth(word) && product.some((other) => alike(word, other)))) return false
  return !saysPrice.test(clause) || said.some(inBoth)
}

const contentWords = (text: string) =>
  wordsOf(normalise(text)).filter(
    (word) =>
      word.length > 2 &&
      /^\p{L}+$/u.test(word) &&
      !onlyAsks(word) &&
      !/^(?:сом|som|kgs|руб(?:л|$))/.test(word),
  )

const clausesOf = (said: string) =>
  said.split(/[!?;\n]|[.,](?=\s|$)| (?:и|а|но|and|but|жана) /u).filter((clause) => clause.trim() !== '')

// A product called "Polo 1500" may be named; its number is no price then.
function withoutProductTitles(said: string, ground: Ground): string {
  return ground.products
    .filter((text) => /\d{3}/.test(text) && text.length <= 80)
    .reduce((text, title) => text.replaceAll(normalise(title), ' '), normalise(said))
}

function linkObjections(reply: string, ground: Ground): Objection[] {
  const known = new Set(ground.passages.flatMap(hostsIn))
  return hostsIn(withoutSlots(reply))
    .filter((host) => !known.has(host))
    .map((text) => ({ kind: 'link', text }))
}
