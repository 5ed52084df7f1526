import { unlessOff } from '../assistant-off/off.ts'

/** Who speaks in a conversation; `draft`: the assistant writes and a person lets it go. */
export const speakers = ['assistant', 'draft', 'member', 'nobody'] as const
export type Speaker = (typeof speakers)[number]

/** How the assistant speaks: by itself, or through a person. */
export type AssistantSpeaker = Extract<Speaker, 'assistant' | 'draft'>

/** SQL: the assistant writes in the conversation `c`, whoever lets it go. */
export const assistantWrites = `c.speaker in ('assistant', 'draft')`

/** SQL: how the assistant speaks in the conversation `c` where it may. */
export const usualAssistant = 'coalesce(c.usual_speaker, (select app.usual_speaker()))'

/** SQL: who speaks in the conversation `c` when no person does. */
export const usualSpeaker = unlessOff(usualAssistant)
