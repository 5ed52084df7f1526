import type { ChangeSet, ChangesAnswer, ConversationChange } from '../../api/types.ts'

/** What takes a change back: each conversation gets again what the change touched, and nothing else. */
export const undoOf = (answer: ChangesAnswer, set: ChangeSet): ConversationChange[] =>
  answer.changed.map(({ conversation, before }) => ({
    conversationId: conversation.id,
    version: conversation.version,
    ...(set.assigneeId !== undefined && { assigneeId: before.assigneeId }),
    ...(set.teamId !== undefined && { teamId: before.teamId }),
    // A stage may close, and closing wakes.
    ...(set.stageId !== undefined && { stageId: before.stageId, ...stateOf(before) }),
    ...((set.addLabelIds || set.removeLabelIds || set.labelIds) && { labelIds: before.labelIds }),
    ...(set.snooze !== undefined && { snooze: snoozeOf(before) }),
    ...(set.state !== undefined && stateOf(before)),
  }))

type Before = ChangesAnswer['changed'][number]['before']

const stateOf = (before: Before) => ({
  state: before.state,
  ...(before.state === 'open' && { snooze: snoozeOf(before) }),
})

const snoozeOf = ({ snooze }: Before) =>
  snooze && { why: snooze.why, ...(snooze.until !== null && { until: snooze.until }) }
