import type { NextSpeaker } from '../../api/inbox.ts'
import type { ConversationChange, MacroAction, MacroRun } from '../../api/types.ts'
import { undoOf } from '../organising/undo.ts'

/** What takes a run back, of all that can be: each conversation gets again what the actions touched. */
export const backOf = ({ ran }: MacroRun, actions: readonly MacroAction[]): ConversationChange[] =>
  undoOf(
    {
      changed: ran.flatMap(({ conversation, before }) => (before ? [{ conversation, before }] : [])),
      refused: [],
    },
    Object.assign({}, ...actions.map(touchedBy)),
  )

/** The values do not matter, only which of them were changed. */
function touchedBy(action: MacroAction) {
  switch (action.do) {
    case 'label':
    case 'unlabel':
      return { labelIds: [] }
    case 'stage':
      return { stageId: null }
    case 'assign':
      return { assigneeId: null }
    case 'snooze':
      return { snooze: null }
    case 'close':
      return { state: 'closed' as const }
    default:
      return {}
  }
}

/** Where the word went to somebody else without a message, and to whom it goes back. */
export const speakersBack = ({ ran }: MacroRun): { id: string; speaker: NextSpeaker }[] =>
  ran.flatMap(({ conversation: { id, speaker }, speakerBefore, messageId }) =>
    messageId === null && speakerBefore !== speaker && speakerBefore !== 'nobody'
      ? [{ id, speaker: speakerBefore }]
      : [],
  )

export const speaks = (actions: readonly MacroAction[]): boolean =>
  actions.some((action) => action.do === 'say' || action.do === 'answer')
