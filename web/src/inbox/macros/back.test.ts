import { expect, it } from 'vitest'
import type { Conversation, MacroAction, MacroRun } from '../../api/types.ts'
import { backOf, speakersBack } from './back.ts'

const ran = (more: object = {}): MacroRun => ({
  ran: [
    {
      conversation: { id: 'c', version: 4, speaker: 'member' } as Conversation,
      before: { assigneeId: 'a', teamId: null, stageId: 's', labelIds: ['l'], snooze: null, state: 'open' },
      speakerBefore: 'assistant',
      messageId: null,
      ...more,
    },
  ],
  refused: [],
})
const actions: MacroAction[] = [{ do: 'label', add: ['x'] }, { do: 'close' }]

it('gives back what the actions touched, and nothing else', () => {
  expect(backOf(ran(), actions)).toEqual([
    { conversationId: 'c', version: 4, labelIds: ['l'], state: 'open', snooze: null },
  ])
  expect(backOf(ran({ before: null }), actions)).toEqual([])
})

it('gives the word back, except where something was said with it', () => {
  expect(speakersBack(ran())).toEqual([{ id: 'c', speaker: 'assistant' }])
  expect(speakersBack(ran({ messageId: 'm' }))).toEqual([])
  expect(speakersBack(ran({ speakerBefore: 'nobody' }))).toEqual([])
})
