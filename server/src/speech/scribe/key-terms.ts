/** The service takes ten times as many, but then bills at least 20 seconds for each recording. */
const most = 100
const longest = 49
const mostWords = 5

/** Names as the service takes them: no more than five words and 49 characters each, without brackets, none twice. */
export function keyTerms(names: readonly string[]): string[] {
  const terms = new Set<string>()
  for (const name of names) {
    const term = shortened(name.replace(/[<>{}[\]\\\0]/g, ' '))
    if (/\p{L}/u.test(term)) terms.add(term)
    if (terms.size === most) break
  }
  return [...terms]
}

/** Whole words from the beginning, as many as fit. */
function shortened(name: string): string {
  let term = ''
  for (const word of name.split(/\s+/).filter(Boolean).slice(0, mostWords)) {
    const longer = term === '' ? word : `${term} ${word}`
    if (longer.length > longest) break
    term = longer
  }
  return term
}
