export interface Place {
  /** UTF-16 offsets in the text, `to` excluded. */
  readonly from: number
  readonly to: number
}

const shortest = 8

/**
 * Where the words of a passage stand in its document. A passage has lost the marks of its text and its spaces are others,
 * so words alone are compared; the beginning of it is enough, as the rest may have been changed since.
 */
export function placeOf(text: string, passage: string): Place | null {
  const words = passage.match(/[\p{L}\p{N}]+/gu) ?? []
  for (let count = words.length; count > 0; count = Math.floor(count / 2)) {
    const sought = words.slice(0, count)
    if (sought.join('').length < shortest) return null
    const found = new RegExp(sought.join('[^\\p{L}\\p{N}]+'), 'u').exec(text)
    if (found) return { from: found.index, to: found.index + found[0].length }
  }
  return null
}
