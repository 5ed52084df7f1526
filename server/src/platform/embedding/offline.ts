import { conceptsOf } from '../text/concepts.ts'
import { skeleton, tokens } from '../text/fold.ts'
import { onlyAsks } from '../text/questions.ts'
import { stem } from '../text/stem.ts'
import { dimensions, type Embedder } from './embedder.ts'

/** How much each trait of a word says about meaning. */
const weights = { concept: 2, word: 0.6, stem: 1, trigram: 0.18 }

/** Dimensions that a trait is spread over: where two traits meet by chance, they meet in one of them only. */
const seats = 4

/**
 * An embedder that needs no service: words, stems, letters and a table of trade words in three languages, hashed
 * into 512 dimensions. The same text always gives the same vector. It finds kin words, not deep meaning.
 */
export const offlineEmbedder: Embedder = {
  name: 'offline:3',
  dimensions,
  floor: 0.19,
  embed: async (texts) => texts.map(vectorOf),
}

function vectorOf(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0)
  for (const [trait, weight] of traitsOf(text))
    for (let seat = 0; seat < seats; seat++) {
      const hash = fnv1a(`${seat}${trait}`)
      const at = (hash >>> 1) % dimensions
      // A sign from another bit makes collisions cancel out instead of adding up.
      vector[at] = (vector[at] ?? 0) + (hash & 1 ? weight : -weight)
    }
  return normalised(vector)
}

/** A trait that comes again counts less each time. */
function traitsOf(text: string): Map<string, number> {
  const counts = new Map<string, { weight: number; times: number }>()
  const add = (trait: string, weight: number) => {
    const seen = counts.get(trait)
    counts.set(trait, { weight, times: (seen?.times ?? 0) + 1 })
  }
  for (const word of tokens(text)) {
    const concepts = conceptsOf(word)
    if (onlyAsks(word) && concepts.length === 0) continue
    for (const concept of concepts) add(`c:${concept}`, weights.concept)
    add(`w:${word}`, weights.word)
    add(`s:${stem(word)}`, weights.stem)
    for (const trigram of trigrams(skeleton(word))) add(`t:${trigram}`, weights.trigram)
  }
  return new Map([...counts].map(([trait, { weight, times }]) => [trait, weight * Math.sqrt(times)]))
}

function trigrams(word: string): string[] {
  if (word.length < 3) return []
  const padded = ` ${word} `
  return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))
}

function normalised(vector: number[]): number[] {
  const length = Math.hypot(...vector)
  // A text without a word still needs a direction: cosine with the zero vector is undefined.
  if (length === 0) return vector.map((_, i) => (i === 0 ? 1 : 0))
  return vector.map((value) => Number((value / length).toFixed(6)))
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  // One more mixing step: FNV's low bits follow the last letters too closely.
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}
