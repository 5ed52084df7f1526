import { conceptsOf } from '#platform/text/concepts.ts'
import { fold, skeleton, tokens } from '#platform/text/fold.ts'
import { remember } from '#platform/text/remember.ts'

/** Sentences and list items, without Markdown's marks. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?…])\s+(?=[\p{Lu}«"])/u)
    .map((part) =>
      part
        .replace(/^[#>*\-•\s]+/, '')
        .replaceAll('**', '')
        .trim(),
    )
    .filter((part) => /\p{L}.*\s.*\p{L}/u.test(part))

/** Folded words; what hyphens join stays one word. */
export const wordsOf = (text: string): string[] => {
  const all = tokens(text)
  const joined = all.filter((word) => /[-_./]/.test(word)).flatMap((word) => word.split(/[-_./]/))
  return all.filter((word) => !joined.includes(word))
}

/** Two words mean the same thing, whatever their ending, language, alphabet or a typing error. */
export const alike = (one: string, other: string): boolean => likeness(one, other) > 0

/** 1 for the same word in whatever form or spelling, less for another word of the same idea (`көйнөк`, `shirt`), 0 for neither. */
export function likeness(one: string, other: string): number {
  const [a, b] = [hear(one), hear(other)]
  if (sameWord(a.sound, b.sound)) return 1
  return a.ideas.some((idea) => b.ideas.includes(idea)) ? 0.8 : 0
}

const hear = remember((word) => ({ sound: skeleton(word), ideas: conceptsOf(fold(word)) }), 5000)

function sameWord(a: string, b: string): boolean {
  if (a === b) return a !== ''
  const shorter = Math.min(a.length, b.length)
  if (shorter < 3) return false
  const stem = Math.max(3, Math.min(5, shorter - 1))
  return a.slice(0, stem) === b.slice(0, stem) || (shorter >= 5 && overlap(a, b) >= 0.65)
}

/** Share of letter pairs that two words have in common (Dice). */
function overlap(a: string, b: string): number {
  const pairs = (word: string) => Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
  const rest = pairs(b)
  const common = pairs(a).filter((pair) => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  }).length
  return (2 * common) / (a.length + b.length - 2)
}
