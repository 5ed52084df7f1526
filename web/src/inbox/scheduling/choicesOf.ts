import type { Scheduled } from '../../api/types.ts'
import { type ChoicesDraft, freshRow } from '../composing/choices.ts'

/** The buttons or rows of what was to be sent, as they are written; null where there were none. */
export function choicesOf({ buttons, list }: Scheduled['content']): ChoicesDraft | null {
  if (buttons?.length)
    return { kind: 'buttons', button: '', rows: buttons.map(({ title }) => ({ ...freshRow(), title })) }
  if (!list) return null
  const rows = list.rows.map(({ title, description = '' }) => ({ ...freshRow(), title, description }))
  return { kind: 'list', button: list.button, rows }
}
