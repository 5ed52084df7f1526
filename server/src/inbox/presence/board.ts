import type { Status } from './shapes.ts'

/** What one screen of a member last said of itself. Times in milliseconds of the epoch. */
export interface Mark {
  readonly memberId: string
  readonly screen: string
  readonly status: Status
  readonly conversationId: string | null
  /** Not believed any longer unless it is said again. */
  readonly until: number
  readonly typingUntil: number
}

/** What a colleague sees of a member: all their screens together. */
export interface MemberPresence {
  readonly memberId: string
  /** Null when no screen is left. */
  readonly status: Status | null
  /** Conversations before their eyes. */
  readonly views: readonly string[]
  /** Conversations in which they type an answer. */
  readonly types: readonly string[]
}

/** Who is where in one store. Each change answers with the members who look different now. */
export interface Board {
  put(mark: Mark): MemberPresence[]
  remove(memberId: string, screen: string): MemberPresence[]
  /** Forgets what is too old at `now`. */
  expire(now: number): MemberPresence[]
  mark(memberId: string, screen: string): Mark | undefined
  all(): MemberPresence[]
}

/** Of one member. More are not windows in use; the oldest gives way. */
const MOST_SCREENS = 20

export function createBoard(): Board {
  const members = new Map<string, Map<string, Mark>>()
  const seen = new Map<string, string>()

  const look = (memberId: string): MemberPresence[] => {
    const presence = presenceOf(memberId, [...(members.get(memberId)?.values() ?? [])])
    const text = JSON.stringify(presence)
    if (presence.status === null ? !seen.has(memberId) : seen.get(memberId) === text) return []
    if (presence.status === null) seen.delete(memberId)
    else seen.set(memberId, text)
    return [presence]
  }
  const remove: Board['remove'] = (memberId, screen) => {
    const screens = members.get(memberId)
    screens?.delete(screen)
    if (screens?.size === 0) members.delete(memberId)
    return look(memberId)
  }

  return {
    put(mark) {
      const screens = members.get(mark.memberId) ?? new Map<string, Mark>()
      members.set(mark.memberId, screens)
      screens.delete(mark.screen)
      screens.set(mark.screen, mark)
      const [oldest] = screens.keys()
      if (oldest !== undefined && screens.size > MOST_SCREENS) screens.delete(oldest)
      return look(mark.memberId)
    },
    remove,
    expire(now) {
      const changed: MemberPresence[] = []
      for (const mark of [...members.values()].flatMap((screens) => [...screens.values()]))
        if (mark.until <= now) changed.push(...remove(mark.memberId, mark.screen))
        else if (mark.typingUntil > 0 && mark.typingUntil <= now) {
          members.get(mark.memberId)?.set(mark.screen, { ...mark, typingUntil: 0 })
          changed.push(...look(mark.memberId))
        }
      return changed
    },
    mark: (memberId, screen) => members.get(memberId)?.get(screen),
    all: () => [...members].map(([memberId, screens]) => presenceOf(memberId, [...screens.values()])),
  }
}

function presenceOf(memberId: string, marks: readonly Mark[]): MemberPresence {
  const status = (['busy', 'online', 'away'] as const).find((each) =>
    marks.some((mark) => mark.status === each),
  )
  // Who has walked away from an open conversation does not look at it.
  const views = marks.filter((mark) => mark.status !== 'away')
  const types = marks.filter((mark) => mark.typingUntil > 0)
  return { memberId, status: status ?? null, views: placesOf(views), types: placesOf(types) }
}

const placesOf = (marks: readonly Mark[]): string[] =>
  [...new Set(marks.flatMap(({ conversationId }) => conversationId ?? []))].sort()
