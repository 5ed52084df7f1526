const alphabets: readonly (readonly [RegExp, string])[] = [
  [/[а-я]/, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'],
  [/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
]
/** A slip in a shorter word makes another word of it. */
export const SHORTEST = 4
/** Of a word as it begins: what comes after is its ending, in which nobody looks for the error. */
const LONGEST = 6

/**
 * The beginning of a folded word and all that one slip makes of it: a letter left out, put in, taken for another, or two
 * changed about. Asking an index for each of them costs a few milliseconds, keeping them in it would cost every message.
 * A short word, or a number, is taken as it is.
 */
export function spellings(word: string): string[] {
  const letters = alphabets.find(([of]) => of.test(word))?.[1]
  if (!letters || word.length < SHORTEST) return [word]
  const start = word.slice(0, LONGEST)
  const slips = new Set([start])
  for (let at = 0; at < start.length; at += 1) {
    const [before, letter, after] = [start.slice(0, at), start.charAt(at), start.slice(at + 1)]
    slips.add(before + after)
    slips.add(before + after.charAt(0) + letter + after.slice(1))
    for (const other of letters) {
      slips.add(before + other + after)
      slips.add(before + other + letter + after)
    }
  }
  return [...slips]
}
