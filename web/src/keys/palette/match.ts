import { plain, readings, sounding } from '../../i18n/letters.ts'

/**
 * How well a query fits texts that mean the same, of which the first is the reader's own; smaller is better, null is not
 * at all. Each word of the query must begin a word of one text, or stand within it.
 */
export function fitOf(query: string, texts: readonly string[]): number | null {
  const asked = query.trim()
  if (asked === '') return 0
  const fits = texts.flatMap((text, n) => {
    const fit = best([
      ...readings(asked).map((reading) => fitIn(plain(reading), plain(text))),
      addTo(fitIn(sounding(asked), sounding(text)), 1),
    ])
    return fit === null ? [] : [fit + (n === 0 ? 0 : 4)]
  })
  return best(fits)
}

function fitIn(query: string, text: string): number | null {
  if (query === '') return null
  if (text.startsWith(query)) return 0
  const words = query.split(/\s+/)
  const starts = text.split(/[^\p{L}\p{N}]+/u)
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 1
  // Within a word two letters are found in almost anything.
  return words.every((word) => word.length > 2 && text.includes(word)) ? 2 : null
}

const addTo = (fit: number | null, more: number) => (fit === null ? null : fit + more)

const best = (fits: readonly (number | null)[]): number | null => {
  const found = fits.filter((fit) => fit !== null)
  return found.length === 0 ? null : Math.min(...found)
}
