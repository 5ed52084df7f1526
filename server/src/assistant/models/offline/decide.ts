import { wordsOf } from '../../text.ts'
import type { PassageSeen, ProductSeen } from '../../tools/shapes.ts'
import { bestOf, notFoundAnswer, productAnswer } from './answer.ts'
import { isOptionWord } from './options.ts'
import { askedToClarify, offeredPerson, phrases } from './phrases.ts'
import { quotation } from './quote.ts'
import { type Said, type Understood, understand } from './understand.ts'
import { saysNothing, topicWords } from './words.ts'

/** What one tool call of this turn has shown. */
export interface Seen {
  readonly tool: string
  readonly products: readonly ProductSeen[]
  readonly passages: readonly PassageSeen[]
}

interface ToolCall {
  readonly tool: 'search_products' | 'search_knowledge' | 'hand_off'
  readonly input: Readonly<Record<string, string>>
}

/** The next step of a turn: ask tools, or answer. */
export type Move = { readonly text: string } | { readonly calls: readonly ToolCall[] }

interface Situation {
  readonly said: readonly Said[]
  readonly seen: readonly Seen[]
  readonly identity: { readonly name: string; readonly store: string }
}

/** Decides by the words of the conversation alone, so that the same situation always gives the same move. */
export function decide({ said, seen, identity }: Situation): Move {
  const turn = lastBurst(said)
  const asked = understand(turn.said, 'ru')
  const say = phrases[asked.language]
  const before = turn.shopSaid
  if (asked.intent === 'person' || (asked.intent === 'yes' && offeredPerson(before)))
    return handOff('asked_for_person', turn.text)
  if (turn.text.split('\n').every((line) => unreadable.test(line))) return handOff('cannot_read', turn.text)
  if (asked.intent === 'complaint') return handOff('complaint', turn.text)
  if (ordersOnly(asked)) return handOff('wants_to_order', turn.text)
  if (asked.intent === 'who') return { text: say.aboutMe(identity.name, identity.store) }
  if (asked.intent === 'greeting') return { text: say.greeting(identity.name, identity.store) }
  if (asked.intent === 'thanks') return { text: say.welcome }
  if (asked.intent === 'agreement' || asked.intent === 'yes') return { text: say.fine }
  if (asked.intent !== 'ask') return unclear(asked, before, turn.text)
  return seen.length === 0 ? { calls: searches(asked, turn.text) } : answer(asked, seen, turn.text, before)
}

/** "беру", "где мой заказ?": orders are taken and looked up by people. */
const ordersOnly = ({ topics }: Understood) =>
  topics.includes('order') && topics.every((topic) => topic === 'order' || topic === 'address')

// A message of a kind that has no text is told as its name in brackets.
const unreadable = /^\(\w+\)$/

/** The customer's messages since the shop last spoke, as one text: people write in bursts. */
function lastBurst(said: readonly Said[]): { said: Said[]; text: string; shopSaid: string } {
  const lastShop = said.findLastIndex((one) => one.author === 'shop')
  const text = said
    .slice(lastShop + 1)
    .map((one) => one.text)
    .join('\n')
  return {
    said: [...said.slice(0, lastShop + 1), { author: 'contact', text }],
    text,
    shopSaid: said[lastShop]?.text ?? '',
  }
}

const handOff = (reason: string, note: string): Move => ({
  calls: [{ tool: 'hand_off', input: { reason, note: note.slice(0, 300) } }],
})

const unclear = (asked: Understood, before: string, text: string): Move =>
  askedToClarify(before) ? handOff('no_answer', text) : { text: phrases[asked.language].unclear }

function searches(asked: Understood, text: string): ToolCall[] {
  const knowledge: ToolCall = { tool: 'search_knowledge', input: { query: text.slice(0, 300) } }
  return [
    ...(asksProduct(asked) ? [productSearch(asked)] : []),
    ...(asked.topics.length > 0 ? [knowledge] : []),
  ]
}

const productSearch = (asked: Understood): ToolCall => ({
  tool: 'search_products',
  input: { query: asked.product.join(' ').slice(0, 300) },
})

const asksProduct = (asked: Understood) =>
  asked.product.length > 0 &&
  (asked.topics.length === 0 ||
    asked.topics.includes('care') ||
    asked.asksStock ||
    asked.asksPrice ||
    asked.size !== undefined)

function answer(asked: Understood, seen: readonly Seen[], text: string, before: string): Move {
  const products = seen.flatMap(({ products }) => products)
  const product = asked.topics.includes('care') ? undefined : productAnswer(asked, products)
  const quoted = quotation(
    questionWords(asked, text),
    asked.topics,
    [...careOf(asked, products), ...seen.flatMap(({ passages }) => passages)],
    asked.language,
  )
  const searched = seen.filter(({ tool }) => tool === 'search_knowledge').length
  if (product && (quoted || asked.topics.length === 0)) return { text: greet(asked, [product, quoted]) }
  if (quoted && !product) return { text: greet(asked, [quoted]) }
  // The words of the question found nothing: once more with the topic's own words in every language.
  if (asked.topics.length > 0 && searched < 2)
    return {
      calls: [
        {
          tool: 'search_knowledge',
          input: { query: asked.topics.map((topic) => topicWords[topic].search).join(' ') },
        },
      ],
    }
  if (product) return { text: greet(asked, [product]) }
  if (asked.topics.length > 0) return handOff('no_answer', text)
  // No product of that name; perhaps it is a question about the shop.
  if (searched === 0) return { calls: [{ tool: 'search_knowledge', input: { query: text.slice(0, 300) } }] }
  return offeredPerson(before) && !asked.asksPrice
    ? handOff('no_answer', text)
    : { text: greet(asked, [notFoundAnswer(asked)]) }
}

/** How to wash a thing stands in its own description. */
const careOf = (asked: Understood, products: readonly ProductSeen[]): PassageSeen[] =>
  asked.topics.includes('care')
    ? bestOf(products, asked.product).map(({ id, title, description }) => ({ id, title, text: description }))
    : []

/** What a passage should speak of: not of the product, when something else is asked as well. */
const questionWords = (asked: Understood, text: string): string[] =>
  wordsOf(text).filter(
    (word) =>
      !saysNothing(word) &&
      !isOptionWord(word) &&
      (asked.topics.length === 0 || !asked.product.includes(word) || word.length < 4 || !asksProduct(asked)),
  )

const greet = (asked: Understood, parts: readonly (string | undefined)[]) =>
  [asked.greeted ? phrases[asked.language].hello : '', ...parts].filter(Boolean).join(' ')
