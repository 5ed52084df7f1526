import type { Attachment, Message } from '../../api/types.ts'

type Doubt = NonNullable<Attachment['transcript']>['doubts'][number]

/** A part of what was said; `sure` in percent where it was not heard clearly. */
export interface Piece {
  readonly at: number
  readonly text: string
  readonly sure: number | null
}

/** The text in parts, those that were not heard clearly apart. Put together they are the text. */
export function piecesOf(text: string, doubts: readonly Doubt[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, sure } of doubts) {
    pieces.push(
      { at, text: text.slice(at, from), sure: null },
      { at: from, text: text.slice(from, to), sure },
    )
    at = to
  }
  return [...pieces, { at, text: text.slice(at), sure: null }].filter((piece) => piece.text !== '')
}

/** What is said in the recordings of a message, in one line; null when no words are known. */
export function spokenWords({ attachments }: Pick<Message, 'attachments'>): string | null {
  const words = attachments.flatMap(({ transcript }) => transcript?.text || [])
  return words.length > 0 ? `🎤 ${words.join(' ')}` : null
}
