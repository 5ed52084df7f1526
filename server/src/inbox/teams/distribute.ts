import type { Giving } from './shapes.ts'

/** A member who may be given conversations, as they stand. */
export interface Taker {
  readonly memberId: string
  readonly capacity: number
  readonly load: number
  /** When they were last given one. */
  readonly givenAt: Date | null
}

export interface Distribution {
  readonly giving: Giving
  readonly memberIds: readonly string[]
}

/** One that needs a person; those that wait longest come first. */
export interface Ungiven {
  readonly conversationId: string
  readonly teamId: string
}

export interface Gift {
  readonly conversationId: string
  readonly teamId: string
  readonly memberId: string
}

/**
 * Who gets what, nobody beyond their capacity. In turn: whoever was given one longest ago. By load: whoever has the
 * fewest, and of several the one whose turn it is. What nobody has room for is left out.
 */
export function distribute(
  ungiven: readonly Ungiven[],
  teams: ReadonlyMap<string, Distribution>,
  takers: readonly Taker[],
): Gift[] {
  const load = new Map(takers.map((taker) => [taker.memberId, taker.load]))
  const turn = new Map(takers.map((taker) => [taker.memberId, taker.givenAt?.getTime() ?? 0]))
  const loadOf = (taker: Taker) => load.get(taker.memberId) ?? 0
  const turnOf = (taker: Taker) => turn.get(taker.memberId) ?? 0
  const byTurn = (one: Taker, other: Taker) => turnOf(one) - turnOf(other)
  const byLoad = (one: Taker, other: Taker) => loadOf(one) - loadOf(other) || byTurn(one, other)
  let last = Math.max(0, ...turn.values())

  return ungiven.flatMap(({ conversationId, teamId }) => {
    const team = teams.get(teamId)
    if (!team || team.giving === 'manual') return []
    const free = takers.filter(
      (taker) => team.memberIds.includes(taker.memberId) && loadOf(taker) < taker.capacity,
    )
    const [next] = free.sort(team.giving === 'load' ? byLoad : byTurn)
    if (!next) return []
    load.set(next.memberId, loadOf(next) + 1)
    last += 1
    turn.set(next.memberId, last)
    return [{ conversationId, teamId, memberId: next.memberId }]
  })
}
