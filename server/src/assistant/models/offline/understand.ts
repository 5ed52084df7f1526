import { detectLanguage, type Language, languageOf } from '../../language.ts'
import { wordsOf } from '../../text.ts'
import { colourIn, isOptionWord, sizeIn } from './options.ts'
import { listedSeveral } from './phrases.ts'
import {
  agreement,
  asksForPerson,
  asksWhoAnswers,
  complains,
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
  readonly intent:
    | 'person'
    | 'complaint'
    | 'who'
    | 'yes'
    | 'agreement'
    | 'greeting'
    | 'thanks'
    | 'ask'
    | 'unclear'
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
  const named = productWords(text)
  // "хочу заказать рубашку" asks about the shirt first.
  const topics = topicsOf(words).filter((topic) => topic !== 'order' || named.length === 0)
  const asks = {
    size: sizeIn(text),
    colour: colourIn(text),
    asksPrice: words.some((word) => priceWords.has(word)),
    asksStock: words.some((word) => stockWords.has(word) || sizeWords.has(word)),
  }
  const followsUp = named.length === 0 && topics.length === 0 && Object.values(asks).some(Boolean)
  const product = followsUp || named.length > 0 ? productIn(said) : []
  return {
    language: detectLanguage(text) ?? languageOf(contact.toReversed(), fallback),
    intent: intentOf(text, words, product, topics),
    greeted: words.some((word) => greetings.has(word)),
    topics,
    product,
    ...asks,
  }
}

function intentOf(
  text: string,
  words: readonly string[],
  product: readonly string[],
  topics: readonly Topic[],
): Understood['intent'] {
  if (asksForPerson(words)) return 'person'
  if (complains(words)) return 'complaint'
  if (asksWhoAnswers(words)) return 'who'
  if (words.length > 0 && words.every((word) => yes.has(word))) return 'yes'
  if (topics.length > 0) return 'ask'
  const rest = words.filter((word) => !greetings.has(word))
  if (rest.length > 0 && rest.every(saysNothing) && rest.some((word) => thanks.has(word))) return 'thanks'
  if (rest.some((word) => agreement.has(word)) && rest.every(saysNothing)) return 'agreement'
  if (words.length === 0 && /\p{Extended_Pictographic}/u.test(text)) return 'agreement'
  if (words.length > 0 && rest.length === 0) return 'greeting'
  return product.length > 0 ? 'ask' : 'unclear'
}

/** Nobody names a product in more words; a longer text is a story. */
const mostProductWords = 12

const productWords = (text: string): string[] =>
  wordsOf(text)
    .filter(
      (word) => word.length > 1 && !saysNothing(word) && !isOptionWord(word) && topicsOf([word]).length === 0,
    )
    .slice(0, mostProductWords)

// "льняная": names a kind of what was talked about.
const adjective = /(?:ая|ое|ый|ий|ые|ие|ую|ой)$/

/** The product talked about last. A choice among several that the shop has listed adds to the question before it. */
function productIn(said: readonly Said[]): string[] {
  const at = said.findLastIndex(({ author, text }) => author === 'contact' && productWords(text).length > 0)
  if (at < 0) return []
  const text = said[at]?.text ?? ''
  const words = productWords(text)
  const [only = ''] = words
  const chooses =
    words.length === 1 &&
    (listedSeveral(said[at - 1]?.text ?? '') || (wordsOf(text).length === 1 && adjective.test(only)))
  return chooses ? [...new Set([...productIn(said.slice(0, at - 1)), ...words])] : words
}
