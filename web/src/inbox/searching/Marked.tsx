import type { Excerpt } from '../../api/types.ts'
import { seenText } from '../strangers/seen.ts'

/** Plain text with what was found in it made visible. */
export function Marked({ text, marks }: Excerpt) {
  const pieces = marks.map(({ from, to }, n) => ({
    key: from,
    before: text.slice(marks[n - 1]?.to ?? 0, from),
    found: text.slice(from, to),
  }))
  return (
    <bdi>
      {pieces.map(({ key, before, found }) => (
        <span key={key}>
          {seenText(before)}
          <mark className="found">{seenText(found)}</mark>
        </span>
      ))}
      {seenText(text.slice(marks.at(-1)?.to ?? 0))}
    </bdi>
  )
}
