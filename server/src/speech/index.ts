export { checkElevenlabsKey } from './check-key.ts'
export { type ChosenSpeech, elevenlabsKeyOf, speechOf } from './choose.ts'
export { pauseAfter } from './retries.ts'
export type { Hearing } from './speech.ts'
