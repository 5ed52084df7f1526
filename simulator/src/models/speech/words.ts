import { createHash } from 'node:crypto'
import { wordsTag } from '../../voice/speak.ts'

/** For recordings that carry no words, such as a tester's own: one of these, always the same for the same bytes. */
const phrases = [
  'Здравствуйте! Сколько стоит льняная рубашка и есть ли размер L?',
  'Саламатсызбы! Зыгыр көйнөк канча турат?',
  'Hello! Do you deliver to Bishkek today?',
]

/** What is said in a recording: the words that the phone has put into its tags, else a phrase chosen by the bytes.
 *  Silence has none. */
export function wordsIn(audio: Buffer): string {
  const at = audio.indexOf(wordsTag)
  if (at >= 4) return audio.subarray(at + wordsTag.length, at + audio.readUInt32LE(at - 4)).toString('utf8')
  if (audio.subarray(44).every((byte) => byte === 0)) return ''
  const chosen = (createHash('sha256').update(audio).digest()[0] ?? 0) % phrases.length
  return phrases[chosen] ?? ''
}
