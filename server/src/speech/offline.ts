import type { SpeechToText } from './speech.ts'

/** Stands in where no service is connected. It cannot listen and says so: no word of its own is passed for the customer's. */
export const offlineSpeech: SpeechToText = {
  transcribe: async () => ({
    ok: true,
    heard: { text: '', language: null, by: 'offline', standIn: true, doubts: [] },
  }),
}
