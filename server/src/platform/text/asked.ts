import { fold, skeleton, tokens } from './fold.ts'
import { onlyAsks } from './questions.ts'

/** A question made ready for searching. */
export interface Asked {
  /** What to_tsquery('russian', …) takes: any of the words is enough; '' when there are none. */
  readonly words: string
  /** Skeletons of the longer words, for trigrams. */
  readonly letters: readonly string[]
  /** Spellings under which a code such as a SKU may be kept. */
  readonly codes: readonly string[]
}

/** Sizes by letters, also as they are typed and said in Cyrillic. */
const sizes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    xs: 'хс',
    s: 'с эска',
    m: 'м эмка',
    l: 'л элька',
    xl: 'хл икселька',
    xxl: 'ххл',
    xxxl: 'хххл',
  }).flatMap(([size, said]) => [size, ...said.split(' ')].map((word) => [word, size] as const)),
)

/**
 * Takes the words out of a question that say what is asked for. A question made only of asking words keeps them all.
 * @param typing the last word may be unfinished: it matches as a beginning.
 */
export function asked(query: string, { typing = false } = {}): Asked {
  const kept = [...new Set(telling(tokens(query.slice(0, 2_000)).slice(0, 60)))]
  const words = kept.filter((word) => /^[\p{L}\p{N}]+$/u.test(word))
  return {
    words: words.map((word, i) => (typing && i === words.length - 1 ? begun(word) : word)).join(' | '),
    letters: [...new Set(words.map(skeleton).filter((word) => word.length > 3 && !/^\d+$/.test(word)))],
    codes: codesIn(query),
  }
}

/** One sign is too little to be a beginning: `1` would bring half the shop. */
const begun = (word: string): string => (word.length > 1 ? `${word}:*` : word)

/** A size alone would bring everything that comes in it, so it counts only when nothing else is said. */
function telling(words: readonly string[]): readonly string[] {
  const told = words.filter((word) => !onlyAsks(word) && !sizes.has(word))
  if (told.length > 0) return told
  const asksForSize = words.flatMap((word) => (onlyAsks(word) ? [] : (sizes.get(word) ?? [])))
  return asksForSize.length > 0 ? asksForSize : words
}

function codesIn(query: string): string[] {
  const raw = query
    .slice(0, 2_000)
    .split(/[\s,;!?()"«»]+/)
    .map((word) => word.replace(/^[.:]+|[.:]+$/g, ''))
  return [
    ...new Set(
      raw.filter((word) => word.length > 1).flatMap((word) => [word, word.toUpperCase(), fold(word)]),
    ),
  ]
}
