import { describe, expect, it } from 'vitest'
import type { ChangeSet, ChangesAnswer } from '../../api/types.ts'
import { undoOf } from './undo.ts'

const before = {
  assigneeId: 'aizada',
  stageId: 'talks',
  labelIds: ['gift'],
  snooze: { why: 'hour' as const, until: '2026-11-24T11:00:00.000Z' },
  state: 'open' as const,
}
const undone = (set: ChangeSet) => {
  const conversation = { id: 'c', version: 4 }
  const [change] = undoOf(
    { changed: [{ conversation, before }], refused: [] } as unknown as ChangesAnswer,
    set,
  )
  return change
}

describe('taking a change back', () => {
  it('puts back what the change touched, on the version that it made', () => {
    expect(undone({ assigneeId: null })).toEqual({ conversationId: 'c', version: 4, assigneeId: 'aizada' })
    expect(undone({ addLabelIds: ['vip'] })).toEqual({ conversationId: 'c', version: 4, labelIds: ['gift'] })
  })

  it('opens again what a stage closed, and puts the snooze back that closing ended', () => {
    expect(undone({ stageId: 'done' })).toMatchObject({
      stageId: 'talks',
      state: 'open',
      snooze: { why: 'hour', until: '2026-11-24T11:00:00.000Z' },
    })
  })
})
