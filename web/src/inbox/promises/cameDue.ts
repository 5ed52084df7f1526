import type { Conversation } from '../../api/types.ts'

const hourMs = 3_600_000

export interface CameDue {
  readonly conversation: Conversation
  /** It was due an hour before. */
  readonly late: boolean
}

/** Whose promise came due between two moments, or was due an hour before. */
export function cameDue(rows: readonly Conversation[], since: number, now: number): CameDue[] {
  const passed = (at: number) => since < at && at <= now
  return rows.flatMap((conversation): CameDue[] => {
    const due = Date.parse(conversation.promiseDueAt ?? '')
    if (passed(due)) return [{ conversation, late: false }]
    return passed(due + hourMs) ? [{ conversation, late: true }] : []
  })
}
