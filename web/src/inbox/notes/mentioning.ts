import type { Member, Message } from '../../api/types.ts'

export const fullName = ({ firstName, lastName }: Pick<Member, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim()

/** What is being typed after an `@`: where that stands, and the letters up to the caret. */
export interface Asked {
  at: number
  query: string
}

const longest = 60

/** Undefined where the caret is not behind an `@` that begins a word. */
export function askedAt(text: string, caret: number): Asked | undefined {
  const at = text.lastIndexOf('@', caret - 1)
  if (at < 0 || caret - at > longest || /[\p{L}\p{N}]$/u.test(text.slice(0, at))) return undefined
  const query = text.slice(at + 1, caret)
  return query.includes('\n') ? undefined : { at, query }
}

/** Members whose first or last name begins so; none when a name stands there in full. */
export function membersFor<Person extends Pick<Member, 'firstName' | 'lastName'>>(
  query: string,
  members: readonly Person[],
): Person[] {
  const begins = (name: string) => name.toLowerCase().startsWith(query.toLowerCase())
  if (members.some((member) => fullName(member) === query)) return []
  return members.filter((member) => begins(fullName(member)) || begins(member.lastName))
}

/** The text with the name in the place of what was typed, and where the caret goes. */
export function withMention(text: string, { at, query }: Asked, name: string) {
  const behind = text.slice(at + 1 + query.length)
  const before = `${text.slice(0, at)}@${name}${/^\s/.test(behind) ? '' : ' '}`
  return { text: before + behind, caret: before.length }
}

export interface Piece {
  at: number
  text: string
  /** Of a name: whose. */
  memberId: string | null
}

/** The text in parts, mentions apart. Put together they are the text. */
export function mentionPieces({ text, content }: Pick<Message, 'text' | 'content'>): Piece[] {
  const words = text ?? ''
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, memberId } of content.mentions ?? []) {
    // Two of one name are mentioned in one place.
    if (from < at) continue
    pieces.push(
      { at, text: words.slice(at, from), memberId: null },
      { at: from, text: words.slice(from, to), memberId },
    )
    at = to
  }
  return [...pieces, { at, text: words.slice(at), memberId: null }].filter((piece) => piece.text !== '')
}
