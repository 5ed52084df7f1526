import type { Group } from '../actions.ts'
import { fitOf } from './match.ts'

export type Section = Group | 'views' | 'people' | 'messages'

/** A line of the palette. */
export interface Item {
  id: string
  section: Section
  text: string
  /** Behind the text, smaller. */
  more?: string | undefined
  caps?: readonly string[]
  run: () => void
}

/** A line with all the words by which it is found; the first are the reader's own. */
export interface Known extends Item {
  words: readonly string[]
}

/** What is asked for, the best first; without a question everything in its order. */
export function findKnown(known: readonly Known[], query: string): Known[] {
  return known
    .flatMap((item, n) => {
      const fit = fitOf(query, item.words)
      return fit === null ? [] : [{ item, fit, n }]
    })
    .toSorted((one, other) => one.fit - other.fit || one.n - other.n)
    .map(({ item }) => item)
}

/** Lines that stand together under one heading, in the order in which each heading is first met. */
export function bySection<I extends Item>(items: readonly I[]): { section: Section; items: I[] }[] {
  const sections = [...new Set(items.map(({ section }) => section))]
  return sections.map((section) => ({ section, items: items.filter((item) => item.section === section) }))
}
