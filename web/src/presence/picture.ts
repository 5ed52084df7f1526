import { useSyncExternalStore } from 'react'

export type Status = 'online' | 'busy' | 'away'

/** What is known of a member, from all their screens. */
export interface MemberPresence {
  memberId: string
  /** Null when they have left. */
  status: Status | null
  /** Conversations before their eyes. */
  views: string[]
  /** Conversations in which they type an answer. */
  types: string[]
}

let members: ReadonlyMap<string, MemberPresence> = new Map()
const listeners = new Set<() => void>()

/** Takes in all members that are there; none when nothing can be known any more. */
export function hearPicture(all: readonly MemberPresence[]): void {
  members = new Map(all.map((each) => [each.memberId, each]))
  for (const listener of listeners) listener()
}

/** Takes in what became of one. */
export function hearChange(told: MemberPresence): void {
  const others = [...members.values()].filter(({ memberId }) => memberId !== told.memberId)
  hearPicture(told.status === null ? others : [...others, told])
}

export const statusOf = (memberId: string): Status | null => members.get(memberId)?.status ?? null

/** Members who do that to the conversation, in a steady order, apart from `mine`. */
export const membersAt = (
  what: 'views' | 'types',
  conversationId: string,
  mine: ReadonlySet<string>,
): string[] =>
  [...members.values()]
    .filter((each) => each[what].includes(conversationId) && !mine.has(each.memberId))
    .map(({ memberId }) => memberId)
    .sort()

/** A plain value of the picture; the component is drawn anew only when that changes. */
export function usePicture<Value extends string | null>(read: () => Value): Value {
  return useSyncExternalStore(subscribe, read)
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
