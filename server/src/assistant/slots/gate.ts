import { type Amount, findAmounts, normalise } from './amounts.ts'
import { hostsIn } from './links.ts'
import { slotsIn, strayBraces, withoutSlots } from './slots.ts'

/** What this turn's tools have shown to the model: the only ground a reply may stand on. */
export interface Ground {
  /** Variants that a tool has shown in this turn. */
  readonly skus: ReadonlySet<string>
  /** Texts of the knowledge passages shown. */
  readonly passages: readonly string[]
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
  const cited = citations(ground.passages)
  const described = new Set(ground.products.flatMap(findAmounts).map(keyOf))
  return findAmounts(said)
    .filter((amount) => !cited.has(keyOf(amount)) && !(isHarmless(amount) && described.has(keyOf(amount))))
    .map((amount) => ({ kind: 'amount', text: amount.text }))
}

/** Sizes and shares ("116", "100 % лён") may be repeated from a product's own words; money and pieces never. */
const isHarmless = (amount: Amount) => amount.kind === 'number' || amount.kind === 'percent'

const keyOf = (amount: Amount) => `${amount.kind === 'number' ? 'number' : amount.kind}:${amount.value}`

function citations(passages: readonly string[]): Set<string> {
  const amounts = passages.flatMap(findAmounts)
  return new Set(amounts.flatMap((amount) => [keyOf(amount), `number:${amount.value.split(' ')[0]}`]))
}

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
