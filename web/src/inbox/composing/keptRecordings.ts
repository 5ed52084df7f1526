import { alsoForget } from '../keptHere.ts'
import type { Recorded } from './useRecorder.ts'

const kept = new Map<string, Recorded>()

alsoForget(() => kept.clear())

/** Whose it is, and to which conversation. */
export const recordingKey = (personId: string, conversationId: string): string =>
  `${personId} ${conversationId}`

/** What was spoken to a conversation and not sent, while this window is open: a glance at another one loses nothing. */
export const keptRecording = (key: string): Recorded | undefined => kept.get(key)

export const keepRecording = (key: string, recorded: Recorded): void => {
  kept.set(key, recorded)
}

export const forgetRecording = (key: string): void => {
  kept.delete(key)
}
