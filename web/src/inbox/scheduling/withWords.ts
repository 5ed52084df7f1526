/** What is being written, with words that are given back below it; given twice they stand there once. */
export function withWords(draft: string, given: string): string {
  const [written, words] = [draft.trim(), given.trim()]
  if (`\n${written}`.endsWith(`\n${words}`)) return draft
  return written === '' ? given : `${written}\n${given}`
}
