/** What is being looked for after a `#`: where that stands, and the letters up to the caret. */
interface Asked {
  at: number
  query: string
}

const longest = 60

/** Undefined where the caret is not behind a `#` that begins a word, or where a mere number stands, as of an order. */
export function askedAt(text: string, caret: number): Asked | undefined {
  const at = text.lastIndexOf('#', caret - 1)
  if (at < 0 || caret - at > longest || /[\p{L}\p{N}]$/u.test(text.slice(0, at))) return undefined
  const query = text.slice(at + 1, caret)
  return query.includes('\n') || /^\d+$/.test(query) ? undefined : { at, query: query.trim() }
}

/** The text with `words` in the place of what was typed, and where the caret goes. */
export function withWords(text: string, { at }: Asked, caret: number, words: string) {
  const before = text.slice(0, at) + words
  return { text: before + text.slice(caret), caret: before.length }
}
