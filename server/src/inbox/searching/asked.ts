import { fold } from '#platform/text/fold.ts'
import { stem } from '#platform/text/stem.ts'
import { SHORTEST } from './spellings.ts'

/** A question made ready for the indexes of words. */
export interface Asked {
  /** Beginnings of which each has to begin a word. */
  readonly beginnings: readonly string[]
  /** The same, long enough that a slip in one can be told. */
  readonly erring: readonly string[]
  /** The digits when a telephone number is asked for, as far as they name one whatever is written before them. */
  readonly digits: string | null
}

const MOST_WORDS = 8
/** A longer question says enough by its first words. */
const MOST_ERRING = 4
const LONGEST = 40
const SHORTEST_QUESTION = 2
/** Fewer digits are a size or a price sooner than part of a number. */
const FEWEST_DIGITS = 5
/** A number without what stands before it at home or abroad. */
const NATIONAL = 9

/** Undefined when there is nothing to look for: fewer than two letters or digits. */
export function askedFor(question: string): Asked | undefined {
  const words = [...new Set(wordsOf(question).map(({ folded }) => folded))].slice(0, MOST_WORDS)
  if (words.join('').length < SHORTEST_QUESTION) return undefined
  const beginnings = words.map((word) => stem(word).slice(0, LONGEST))
  const erring = words.map((word, n) =>
    (beginnings[n]?.length ?? 0) < SHORTEST ? word : (beginnings[n] ?? word),
  )
  return { beginnings, erring: erring.slice(0, MOST_ERRING), digits: digitsOf(question) }
}

export interface Word {
  readonly folded: string
  readonly from: number
  readonly to: number
}

/** Words as the indexes cut them, with their UTF-16 offsets. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    folded: fold(word),
    from: index,
    to: index + word.length,
  }))
}

function digitsOf(question: string): string | null {
  if (!/^[\d\s()+.-]+$/.test(question.trim())) return null
  const digits = question.replace(/\D/g, '')
  if (digits.length < FEWEST_DIGITS) return null
  return digits.length >= NATIONAL ? digits.slice(-NATIONAL) : digits.replace(/^0+/, '')
}

/** What `tsquery` takes. */
export function exactly({ beginnings, digits }: Asked, storeId: string): string {
  const all = beginnings.map(begins).join(' & ')
  return ofStore(storeId, digits ? `${begins(`n${digits}`)} | (${all})` : all)
}

/** The same with one slip in each longer word, by the spellings of each that there are; undefined when one has none. */
export function nearly(spelt: readonly (readonly string[])[], storeId: string): string | undefined {
  if (spelt.some((known) => known.length === 0)) return undefined
  return ofStore(storeId, spelt.map((known) => `(${known.map(begins).join(' | ')})`).join(' & '))
}

/** As `app.store_word` has it: what keeps a search to its own store's part of an index. */
const ofStore = (storeId: string, words: string): string => `qz${storeId.slice(-4)} & (${words})`

/** Words hold letters and digits alone, so the quotes cannot be left. */
const begins = (word: string): string => `'${word}':*`
