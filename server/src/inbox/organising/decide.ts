import type { Change } from './shapes.ts'
import { beforeWindowCloses, type SnoozeTimes } from './snooze.ts'
import type { Known, Place, Standing } from './standing.ts'
import { changedSince, type Matter } from './touched.ts'

export type Refusal =
  | { readonly ok: false; readonly code: 'changed_meanwhile'; readonly news: ReturnType<typeof changedSince> }
  | { readonly ok: false; readonly code: 'not_found' | 'conversation_closed' | 'snooze_impossible' }

export type Decision =
  | Refusal
  | { readonly ok: true; readonly next: Place; readonly changed: readonly Matter[] }

interface Facts {
  readonly known: Known
  readonly times: SnoozeTimes
  readonly now: Date
  readonly memberId: string
}

/** What a change makes of a conversation as it stands, or why it may not be made. */
export function decide(standing: Standing | undefined, change: Change, facts: Facts): Decision {
  if (!standing) return { ok: false, code: 'not_found' }
  const news = change.version < standing.version ? changedSince(standing, change.version, facts.memberId) : []
  if (news.length > 0) return { ok: false, code: 'changed_meanwhile', news }
  if (!allKnown(change, facts.known)) return { ok: false, code: 'not_found' }
  const snooze = snoozeOf(standing, change, facts)
  if (typeof snooze === 'string') return { ok: false, code: snooze }
  const stageId = change.stageId === undefined ? standing.stageId : change.stageId
  const state =
    change.state ?? (stageId !== standing.stageId && ends(stageId, facts) ? 'closed' : standing.state)
  const next: Place = {
    assigneeId: change.assigneeId === undefined ? standing.assigneeId : change.assigneeId,
    teamId: change.teamId === undefined ? standing.teamId : change.teamId,
    stageId,
    labelIds: labelsOf(standing, change),
    snooze: state === 'closed' ? null : snooze,
    state,
  }
  return { ok: true, next, changed: differences(standing, next) }
}

function allKnown(change: Change, { members, teams, labels, stages }: Known): boolean {
  const named = [...(change.labelIds ?? []), ...(change.addLabelIds ?? [])]
  return (
    (!change.assigneeId || members.has(change.assigneeId)) &&
    (!change.teamId || teams.has(change.teamId)) &&
    (!change.stageId || stages.has(change.stageId)) &&
    named.every((id) => labels.has(id))
  )
}

const ends = (stageId: string | null, { known }: Facts): boolean =>
  stageId !== null && known.stages.get(stageId)?.ends === true

function labelsOf(standing: Standing, change: Change): string[] {
  const labels = new Set(change.labelIds ?? standing.labelIds)
  for (const id of change.addLabelIds ?? []) labels.add(id)
  for (const id of change.removeLabelIds ?? []) labels.delete(id)
  return [...labels].sort()
}

function snoozeOf(
  standing: Standing,
  { snooze, state }: Change,
  { times, now }: Facts,
): Place['snooze'] | 'conversation_closed' | 'snooze_impossible' {
  if (snooze === undefined) return standing.snooze
  if (snooze === null) return null
  if ((state ?? standing.state) === 'closed') return 'conversation_closed'
  const { why } = snooze
  if (why === 'reply') return { why, until: null }
  // Taken back after its time had come, a snooze has nothing left to wait for.
  if (snooze.until) return snooze.until > now ? { why, until: snooze.until } : null
  const until = why === 'window' ? beforeWindowCloses(standing, now) : times[why]
  return until ? { why, until } : 'snooze_impossible'
}

const differences = (before: Place, next: Place): Matter[] => [
  ...(before.assigneeId === next.assigneeId ? [] : ['assignee' as const]),
  ...(before.teamId === next.teamId ? [] : ['team' as const]),
  ...(before.stageId === next.stageId ? [] : ['stage' as const]),
  ...(before.labelIds.join() === next.labelIds.join() ? [] : ['labels' as const]),
  ...(sameSnooze(before.snooze, next.snooze) ? [] : ['snooze' as const]),
  ...(before.state === next.state ? [] : ['state' as const]),
]

const sameSnooze = (one: Place['snooze'], other: Place['snooze']): boolean =>
  one?.why === other?.why && one?.until?.getTime() === other?.until?.getTime()
