import type { Excerpt } from '../../api/types.ts'

/** Plain text with what was found in it made visible. */
export function Marked({ text, marks }: Excerpt) {
  const pieces = marks.map(({ from, to }, n) => ({
    key: from,
    before: text.slice(marks[n - 1]?.to ?? 0, from),
    found: text.slice(from, to),
  }))
  return (
    <>
      {pieces.map(({ key, before, found }) => (
        <span key={key}>
          {before}
          <mark className="found">{found}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  )
}
