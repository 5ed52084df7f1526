import { detectLanguage, type Language, languageOf } from '../../language.ts'
import { wordsOf } from '../../text.ts'
import { colourIn, isOptionWord, sizeIn } from './options.ts'
import {
  asksForPerson,
  greetings,
  priceWords,
  saysNothing,
  sizeWords,
  stockWords,
  type Topic,
  thanks,
  topicsOf,
  yes,
} from './words.ts'

export interface Said {
  readonly author: 'contact' | 'shop'
  readonly text: string
}

/** What the customer wants, as far as words tell. */
export interface Understood {
  readonly language: Language
  readonly intent: 'person' | 'yes' | 'greeting' | 'thanks' | 'ask' | 'unclear'
  readonly greeted: boolean
  readonly topics: readonly Topic[]
  /** Words that name the product, from this message or, in a follow-up ("а M?"), from an earlier one. */
  readonly product: readonly string[]
  readonly size: string | undefined
  readonly colour: string | undefined
  readonly asksPrice: boolean
  readonly asksStock: boolean
}

/** @param said oldest first; the last entry is the customer's. */
export function understand(said: readonly Said[], fallback: Language): Understood {
  const contact = said.filter((one) => one.author === 'contact').map((one) => one.text)
  const text = contact.at(-1) ?? ''
  const words = wordsOf(text)
  const named = productWords(words)
  const topics = topicsOf(words)
  const asks = {
    size: sizeIn(text),
    colour: colourIn(text),
    asksPrice: words.some((word) => priceWords.has(word)),
    asksStock: words.some((word) => stockWords.has(word) || sizeWords.has(word)),
  }
  const followsUp = named.length === 0 && topics.length === 0 && Object.values(asks).some(Boolean)
  const product = followsUp ? earlierProduct(contact.slice(0, -1)) : named
  return {
    language: detectLanguage(text) ?? languageOf(contact.toReversed(), fallback),
    intent: intentOf(words, named, topics, followsUp),
    greeted: words.some((word) => greetings.has(word)),
    topics,
    product,
    ...asks,
  }
}

function intentOf(
  words: readonly string[],
  named: readonly string[],
  topics: readonly Topic[],
  followsUp: boolean,
): Understood['intent'] {
  if (asksForPerson(words)) return 'person'
  if (words.length > 0 && words.every((word) => yes.has(word))) return 'yes'
  if (topics.length > 0) return 'ask'
  const rest = words.filter((word) => !greetings.has(word))
  if (rest.length > 0 && rest.every((word) => saysNothing(word)) && rest.some((word) => thanks.has(word)))
    return 'thanks'
  if (words.length > 0 && rest.length === 0) return 'greeting'
  return named.length > 0 || followsUp ? 'ask' : 'unclear'
}

const productWords = (words: readonly string[]): string[] =>
  words.filter(
    (word) => word.length > 1 && !saysNothing(word) && !isOptionWord(word) && topicsOf([word]).length === 0,
  )

const earlierProduct = (earlier: readonly string[]): string[] =>
  earlier
    .toReversed()
    .map((text) => productWords(wordsOf(text)))
    .find((words) => words.length > 0) ?? []
