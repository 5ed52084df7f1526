import { type ChoiceRow, type ChoicesDraft, freshRow } from './choices.ts'
import { fieldsOf, readKept, textOf } from './kept.ts'

/** Keeps buttons that are being written on this device, as the words over them are; without a word in them nothing is kept. */
export function keepChoices(key: string, draft: ChoicesDraft | null): void {
  if (draft === null || isBlank(draft)) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(draft))
}

export const isBlank = ({ button, rows }: ChoicesDraft): boolean =>
  [button, ...rows.flatMap(({ title, description }) => [title, description])].every(
    (words) => words.trim() === '',
  )

/** What was kept; null for nothing, and for what cannot be read. */
export const keptChoices = (key: string): ChoicesDraft | null => draftOf(readKept(key))

function draftOf(kept: unknown): ChoicesDraft | null {
  const { kind, button, rows } = fieldsOf(kept)
  if ((kind !== 'buttons' && kind !== 'list') || !Array.isArray(rows) || rows.length === 0) return null
  return { kind, button: textOf(button), rows: rows.map(rowOf) }
}

function rowOf(kept: unknown): ChoiceRow {
  const { title, description } = fieldsOf(kept)
  return { ...freshRow(), title: textOf(title), description: textOf(description) }
}
