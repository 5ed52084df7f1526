import type { MemberProfile } from '#accounts'

/** Where a text names a member: UTF-16 offsets, `to` excluded, the sign in front included. */
export interface Mention {
  readonly memberId: string
  readonly from: number
  readonly to: number
}

type Named = Pick<MemberProfile, 'id' | 'firstName' | 'lastName'>

const beginsWithLetter = /^[\p{L}\p{N}]/u
const endsWithLetter = /[\p{L}\p{N}]$/u

/**
 * Who is mentioned: `@` and the whole name, with no letter right before or behind. Of two names that begin alike the
 * longer counts; of two members with one name both are meant, since nobody can tell which.
 */
export function mentionsIn(text: string, members: readonly Named[]): Mention[] {
  const named = members.map((member) => ({ id: member.id, name: fullName(member) }))
  return [...text.matchAll(/@/g)].flatMap(({ index }) => {
    if (endsWithLetter.test(text.slice(Math.max(0, index - 2), index))) return []
    const meant = named.filter(({ name }) => isNameAt(text, index + 1, name))
    const longest = Math.max(...meant.map(({ name }) => name.length))
    return meant
      .filter(({ name }) => name.length === longest)
      .map(({ id, name }) => ({ memberId: id, from: index, to: index + 1 + name.length }))
  })
}

const isNameAt = (text: string, at: number, name: string): boolean =>
  name !== '' &&
  text.startsWith(name, at) &&
  !beginsWithLetter.test(text.slice(at + name.length, at + name.length + 2))

const fullName = ({ firstName, lastName }: Named): string => `${firstName} ${lastName}`.trim()
