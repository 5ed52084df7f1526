import type { NewList, NewPart } from '../../api/inbox.ts'
import type { Unsent } from '../outbox/outbox.ts'
import type { Part } from './rules.ts'

interface Chosen {
  buttons?: string[]
  list?: NewList
  part?: NewPart
}
type Leaving = Pick<Unsent, 'text' | 'files' | 'buttons' | 'list' | 'part'>

/**
 * What one press of "send" sends, in order. Words stand over buttons, rows and most parts; a place and a card have none, so
 * words go before them. Files go before what is pressed, in messages of their own: they stand together where a message was
 * taken back. `files` is asked for what goes with these words.
 */
export function messagesOf(
  text: string,
  chosen: Chosen,
  files: (words: string) => readonly Part[],
): Leaving[] {
  const { part } = chosen
  const wordsApart = part?.location !== undefined || part?.cards !== undefined
  if (Object.keys(chosen).length > 0 && !wordsApart) return [...sent(files('')), { text, ...chosen }]
  return [...sent(files(text)), ...(wordsApart ? [{ text: null, ...chosen }] : [])]
}

const sent = (parts: readonly Part[]): Leaving[] =>
  parts.map(({ text, uploads }) => (uploads.length === 0 ? { text } : { text, files: [...uploads] }))
