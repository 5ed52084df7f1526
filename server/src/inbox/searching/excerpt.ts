import { type Asked, wordsOf } from './asked.ts'
import { spellings } from './spellings.ts'

/** UTF-16 offsets, `to` excluded. */
export interface Mark {
  readonly from: number
  readonly to: number
}

/** Plain text as somebody wrote it, and where in it the words are that were asked for. */
export interface Excerpt {
  readonly text: string
  readonly marks: Mark[]
}

const LONGEST = 160
const BEFORE = 50

/** Finds the words of a question in a text, near spellings too when those were searched. */
export function marker(asked: Asked, near: boolean): (text: string) => Mark[] {
  const wanted = near ? asked.erring.flatMap(spellings) : asked.beginnings
  const beginnings = new Set(wanted)
  const lengths = [...new Set(wanted.map((word) => word.length))]
  const isWanted = (word: string) => lengths.some((length) => beginnings.has(word.slice(0, length)))
  return (text) => [
    ...wordsOf(text).flatMap(({ folded, from, to }) => (isWanted(folded) ? [{ from, to }] : [])),
    ...numbersIn(text, asked.digits),
  ]
}

function numbersIn(text: string, digits: string | null): Mark[] {
  if (!digits) return []
  return [...text.matchAll(/\d[\d ()-]{3,}\d/g)].flatMap(({ 0: number, index }) =>
    number.replace(/\D/g, '').includes(digits) ? [{ from: index, to: index + number.length }] : [],
  )
}

/** The first of the texts that holds a word asked for, cut to what stands around it; the first text when none does. */
export function excerptOf(texts: readonly string[], marksIn: (text: string) => Mark[]): Excerpt {
  const found = texts.map((text) => ({ text, marks: marksIn(text) }))
  const best = found.find(({ marks }) => marks.length > 0) ?? found[0] ?? { text: '', marks: [] }
  return cut(best.text, best.marks)
}

function cut(text: string, marks: readonly Mark[]): Excerpt {
  if (text.length <= LONGEST) return { text, marks: [...marks] }
  const start = beginOfWord(text, Math.max(0, (marks[0]?.from ?? 0) - BEFORE))
  const end = endOfWord(text, start + LONGEST)
  const [opens, closes] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
  const shift = opens.length - start
  return {
    text: opens + text.slice(start, end) + closes,
    marks: marks.flatMap(({ from, to }) =>
      from >= start && to <= end ? [{ from: from + shift, to: to + shift }] : [],
    ),
  }
}

/** No word and no pair of surrogates is cut in two, unless a word has no end. */
function beginOfWord(text: string, at: number): number {
  const blank = text.indexOf(' ', at)
  return at === 0 || blank < 0 || blank - at > BEFORE / 2 ? whole(text, at) : blank + 1
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length
  const blank = text.lastIndexOf(' ', at)
  return at - blank > BEFORE / 2 ? whole(text, at) : blank
}

const whole = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 0 ? at - 1 : at
