/**
 * Keeps what a pure function answered, for at most `most` arguments: the words of a shop come again and again.
 * When it is full it begins anew, which costs less than knowing which one was asked longest ago.
 */
export function remember<Answer>(answer: (word: string) => Answer, most: number): (word: string) => Answer {
  const known = new Map<string, Answer>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = answer(word)
    if (known.size >= most) known.clear()
    known.set(word, found)
    return found
  }
}
