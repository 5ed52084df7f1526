import type { Offer } from './findings.ts'
import { similarity, wordsOf } from './text.ts'

/** The offers that fit the question best: the nearest product, and of it the variants that the words name, else the
 *  first `most`. Among equals the order of the tool's answer holds. */
export function bestOffers(offers: readonly Offer[], question: string, most = 3): Offer[] {
  const product = highest(offers, (offer) => similarity(`${offer.product} ${offer.aliases}`, question))[0]
    ?.product
  const ofProduct = offers.filter((offer) => offer.product === product)
  const asked = wordsOf(question)
  const named = highest(ofProduct, (offer) => namedWords(offer, asked))
  return named.slice(0, most)
}

/** How many of the variant's words the question says; a long word counts in another ending as well. */
const namedWords = ({ variant }: Offer, asked: readonly string[]): number =>
  wordsOf(variant).filter((word) => asked.some((other) => sameWord(word, other))).length

const sameWord = (word: string, other: string): boolean =>
  word === other || (word.length > 4 && other.length > 4 && word.slice(0, 4) === other.slice(0, 4))

function highest<T>(items: readonly T[], score: (item: T) => number): T[] {
  const scores = items.map(score)
  const best = Math.max(...scores)
  return items.filter((_, at) => scores[at] === best)
}
