/** Where time comes from. Leases alone use the database's clock, since processes' clocks differ. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests that stands still until it is told to move (milliseconds). */
export function fixedClock(start: string): Clock & { move(ms: number): void } {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    move: (ms) => {
      at += ms
    },
  }
}
