import { languageOf } from '../language.ts'
import { nextId } from '../wires/wire.ts'

const codes = { ru: 'rus', ky: 'kir', en: 'eng' }
const secondsPerLetter = 0.08
const clear = -0.02
/** About one in three. */
const unclear = -1.1

/** A transcript as ElevenLabs sends it. A word that the speaker mumbles is written with `(?)` after it, which is not heard. */
export function transcriptOf(said: string, withWords: boolean) {
  const words: Spoken[] = []
  let at = 0
  for (const piece of said.trim().split(/(\s+)/).filter(Boolean)) {
    const mumbled = piece.includes('(?)')
    const text = piece.replace('(?)', '')
    const end = at + text.length * secondsPerLetter
    words.push({
      text,
      start: rounded(at),
      end: rounded(end),
      type: /^\s/.test(text) ? 'spacing' : 'word',
      speaker_id: 'speaker_0',
      logprob: mumbled ? unclear : clear,
    })
    at = end
  }
  const text = words.map((word) => word.text).join('')
  return {
    language_code: codes[languageOf(text)],
    language_probability: text === '' ? 0 : 0.97,
    text,
    words: withWords ? words : [],
    transcription_id: nextId('transcription_'),
    audio_duration_secs: rounded(at),
  }
}

interface Spoken {
  text: string
  start: number
  end: number
  type: 'word' | 'spacing'
  speaker_id: string
  logprob: number
}

const rounded = (seconds: number): number => Number(seconds.toFixed(2))
