import type { FetchProblem } from '#platform/fetching/fetching.ts'

const MOST_TRIES = 8
const FIRST_PAUSE_SECONDS = 5
const LONGEST_PAUSE_SECONDS = 3600

const passing = new Set<FetchProblem>(['unknown_host', 'unreachable', 'broken_off', 'timeout', 'http_429'])

/** Whether the same address may be read the next time. */
export const isPassing = (problem: FetchProblem): boolean =>
  passing.has(problem) || problem.startsWith('http_5')

/** Seconds, each time three times as long; undefined when it has been tried enough. */
export const pauseAfter = (tries: number): number | undefined =>
  tries + 1 >= MOST_TRIES ? undefined : Math.min(FIRST_PAUSE_SECONDS * 3 ** tries, LONGEST_PAUSE_SECONDS)
