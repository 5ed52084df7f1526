import { featuresOf } from './text.ts'

/** A unit vector of the asked size: every word and trigram of the text adds to one hashed place, with a hashed sign.
 *  Equal texts give equal vectors, overlapping texts near ones. A text without any word points along the first axis. */
export function embed(text: string, dimension: number): number[] {
  const vector = new Array<number>(dimension).fill(0)
  for (const feature of featuresOf(text)) {
    const hash = fnv1a(feature)
    const place = hash % dimension
    vector[place] = (vector[place] ?? 0) + (hash >>> 31 === 0 ? weightOf(feature) : -weightOf(feature))
  }
  return normalised(vector)
}

// A whole word says more than one of its trigrams.
const weightOf = (feature: string): number => (feature.startsWith('w:') ? 2 : 1)

function normalised(vector: number[]): number[] {
  const length = Math.hypot(...vector)
  if (length === 0) return vector.map((_, at) => (at === 0 ? 1 : 0))
  return vector.map((value) => value / length)
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  // The low bits of FNV-1a are weak for short keys; one more mix spreads them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}
