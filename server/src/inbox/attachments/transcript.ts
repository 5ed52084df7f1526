/** What is said in a recording, as it is kept with the file. */
export interface Transcript {
  readonly text: string
  readonly language: string | null
  readonly by: string
  readonly standIn: boolean
  /** UTF-16 offsets in `text`, `to` excluded, in order; how sure the service was in percent. */
  readonly doubts: readonly { readonly from: number; readonly to: number; readonly sure: number }[]
}

/** The text with `(?)` after each word that was not heard clearly; null when no words are known. */
export function doubtfulWords({ text, standIn, doubts }: Transcript): string | null {
  if (standIn || text === '') return null
  let words = ''
  let at = 0
  for (const { to } of doubts) {
    words += `${text.slice(at, to)}(?)`
    at = to
  }
  return words + text.slice(at)
}
