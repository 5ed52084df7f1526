/** How many conversations were written into in one hour of the past. Hours without any may be left out. */
export interface HourCount {
  /** The beginning of the hour. */
  readonly hour: Date
  readonly arrivals: number
}

export interface Silence {
  /** What the shop's own history lets expect since `since`. */
  readonly expected: number
  /** How likely it is that nobody wrote all the same. */
  readonly chance: number
  readonly silent: boolean
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Below this a silence is no accident: at one look an hour, less than one false alarm a year. */
const UNLIKELY = 1e-4
/** Less history than this says nothing about what is usual. */
const FEWEST_DAYS = 3
const FEWEST_ARRIVALS = 30

/**
 * Whether nobody having written since `since` is more than chance. Arrivals are taken as Poisson, with a rate for each
 * hour of the day, raised or lowered by the day of the week, both from the shop's own past: a shop that sleeps at night
 * or on Sundays alarms nobody.
 * @param from the beginning of `history`.
 * @returns undefined while there is too little history.
 */
export function silence(
  history: readonly HourCount[],
  from: Date,
  since: Date,
  now: Date,
): Silence | undefined {
  const days = (since.getTime() - from.getTime()) / DAY
  const past = history.filter(({ hour }) => hour >= from && hour < since)
  const total = past.reduce((sum, { arrivals }) => sum + arrivals, 0)
  if (days < FEWEST_DAYS || total < FEWEST_ARRIVALS) return undefined
  const rateAt = rates(past, days, total)
  let expected = 0
  for (let at = since.getTime(); at < now.getTime(); at = nextHour(at))
    expected += (rateAt(new Date(at)) * (Math.min(nextHour(at), now.getTime()) - at)) / HOUR
  const chance = Math.exp(-expected)
  return { expected, chance, silent: chance < UNLIKELY }
}

const nextHour = (at: number): number => (Math.floor(at / HOUR) + 1) * HOUR

/** Arrivals an hour. By UTC: what counts is that the pattern repeats, not what the clock on the wall says. */
function rates(past: readonly HourCount[], days: number, total: number): (at: Date) => number {
  const byHour = new Array<number>(24).fill(0)
  const byDay = new Array<number>(7).fill(0)
  for (const { hour, arrivals } of past) {
    byHour[hour.getUTCHours()] = (byHour[hour.getUTCHours()] ?? 0) + arrivals
    byDay[hour.getUTCDay()] = (byDay[hour.getUTCDay()] ?? 0) + arrivals
  }
  // Until every day of the week was seen twice, all days count as alike.
  const factor = (day: number) => (days < 14 ? 1 : Math.min(2, ((byDay[day] ?? 0) * 7) / total))
  return (at) => ((byHour[at.getUTCHours()] ?? 0) / days) * factor(at.getUTCDay())
}
