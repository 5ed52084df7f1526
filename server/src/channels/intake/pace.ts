/** How much is claimed at once. */
export interface Pace {
  /** Deliveries of the next claim, at most. */
  readonly most: number
  /** Hears how long a claim of so many took, in milliseconds of real time. */
  worked(deliveries: number, ms: number): void
}

const [FEWEST, USUAL, MOST] = [50, 250, 1000]
/** Whoever writes meanwhile, to another store perhaps, waits for as long as a claim is worked on. */
const SHORT_MS = 250

/** Large claims cost less for each delivery; so they grow as long as they are short, and shrink when they are not. */
export function newPace(): Pace {
  let most = USUAL
  return {
    get most() {
      return most
    },
    worked(deliveries, ms) {
      if (ms > 2 * SHORT_MS && deliveries > most / 2) most = Math.max(FEWEST, Math.ceil(most / 2))
      else if (ms < SHORT_MS && deliveries >= most) most = Math.min(MOST, most * 2)
    },
  }
}
