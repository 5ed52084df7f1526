/** The words of a text, in lower case, Latin or Cyrillic, digits included. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The words and their padded character trigrams: what the hashed vectors and the similarity are made of. */
export function featuresOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => [`w:${word}`, ...trigramsOf(word)])
}

function trigramsOf(word: string): string[] {
  const padded = `_${word}_`
  const trigrams: string[] = []
  for (let at = 0; at + 3 <= padded.length; at++) trigrams.push(`t:${padded.slice(at, at + 3)}`)
  return trigrams
}

/** How much of the smaller set of features two texts share: 0 nothing, 1 all. */
export function similarity(left: string, right: string): number {
  const a = new Set(featuresOf(left))
  const b = new Set(featuresOf(right))
  if (a.size === 0 || b.size === 0) return 0
  const shared = [...a].filter((feature) => b.has(feature)).length
  return shared / Math.min(a.size, b.size)
}

/** A rough count of tokens: one for every four characters, at least one. */
export const tokensOf = (text: string): number => Math.max(1, Math.ceil(text.length / 4))
