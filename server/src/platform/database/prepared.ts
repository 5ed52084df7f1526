const MOST_PREPARED = 1000
const names = new Map<string, string>()

/**
 * A name by which a connection keeps the parsed statement and its plan; planning costs as much as running most of ours.
 * Texts are constants of the program, so they are few; should one be built at run time, the rest goes unnamed.
 */
export function prepared(text: string): { name?: string } {
  const known = names.get(text)
  if (known) return { name: known }
  if (names.size >= MOST_PREPARED) return {}
  const name = `tutum_${names.size}`
  names.set(text, name)
  return { name }
}
