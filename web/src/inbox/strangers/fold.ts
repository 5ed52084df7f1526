const longest = 1_500
const mostLines = 30
/** Of what is folded so much is seen; it is well below the bounds, so that no fold hides a last word. */
const shownLength = 900
const shownLines = 15

/** Where the beginning ends of a text that is too long to stand in a thread whole; null of one that is not. */
export function foldOf(text: string): number | null {
  if (text.length <= longest && linesWithin(text, mostLines) === null) return null
  return endOfWord(text, Math.min(shownLength, linesWithin(text, shownLines) ?? shownLength))
}

/** Where so many lines end; null when there are no more than that. */
function linesWithin(text: string, lines: number): number | null {
  let at = -1
  for (let n = 0; n < lines; n++) {
    at = text.indexOf('\n', at + 1)
    if (at < 0) return null
  }
  return at
}

/** Back to the last blank; of a word without a beginning nearby no sign is cut in two. */
function endOfWord(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at)
  if (blank >= 0 && at - blank <= 60) return blank
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}
