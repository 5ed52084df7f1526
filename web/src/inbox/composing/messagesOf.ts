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
 * words go before them. `files` is asked only where files may stand.
 */
export function messagesOf(text: string, chosen: Chosen, files: () => readonly Part[]): Leaving[] {
  const { part } = chosen
  if (part?.location || part?.cards) return [...(text === '' ? [] : [{ text }]), { text: null, part }]
  return files().map(({ text, uploads }) => ({ text, files: [...uploads], ...chosen }))
}
