import { timeIn } from './time-in.ts'
import { commitments, conditions, fold } from './words.ts'

export interface Promised {
  /** The sentence, as it was said. */
  readonly text: string
  readonly dueAt: Date
}

const LONGEST = 200

/** What a text of the shop promises: a sentence that says what will be done, and when. Questions and conditions are none. */
export function promiseIn(text: string, now: Date, timeZone: string): Promised | undefined {
  for (const sentence of sentencesOf(text)) {
    const folded = fold(sentence)
    if (sentence.endsWith('?') || !commitments.test(folded) || conditions.test(folded)) continue
    const dueAt = timeIn(folded, now, timeZone)
    if (dueAt) return { text: sentence.slice(0, LONGEST), dueAt }
  }
  return undefined
}

/** Whether it is worth asking the shop's time. */
export const soundsLikePromise = (text: string): boolean => commitments.test(fold(text))

/** Ends at a mark that a space follows, so that "15.30" stays one. */
const sentencesOf = (text: string): string[] =>
  (text.match(/(?:[^.!?\n]|[.!?](?=\S))+[.!?]*/g) ?? [])
    .map((each) => each.trim())
    .filter((each) => each !== '')
