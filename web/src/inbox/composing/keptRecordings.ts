import type { Recorded } from './useRecorder.ts'

const kept = new Map<string, Recorded>()

/** What was spoken to a conversation and not sent, while this window is open: a glance at another one loses nothing. */
export const keptRecording = (conversationId: string): Recorded | undefined => kept.get(conversationId)

export const keepRecording = (conversationId: string, recorded: Recorded): void => {
  kept.set(conversationId, recorded)
}

export const forgetRecording = (conversationId: string): void => {
  kept.delete(conversationId)
}
