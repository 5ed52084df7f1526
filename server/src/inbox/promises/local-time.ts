/** A calendar day by the clock of a place. */
export interface Day {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
}

export interface LocalTime extends Day {
  readonly minutes: number
  /** Monday is 1, Sunday 7. */
  readonly weekday: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}

export function localTime(at: Date, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: string) => parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0
  const [year, month, day] = [of('year'), of('month'), of('day')]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
  return { year, month, day, minutes: of('hour') * 60 + of('minute'), weekday }
}

/** So many days after `day`. */
export function addDays({ year, month, day }: Day, days: number): Day {
  const at = new Date(Date.UTC(year, month - 1, day + days))
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

/** The moment at which clocks there show it; of an hour that is skipped, the one after. */
export function momentOf({ year, month, day }: Day, minutes: number, timeZone: string): Date {
  const shown = Date.UTC(year, month - 1, day, 0, minutes)
  // The offset of the guess may not be that of the answer, where clocks change in between.
  let at = shown
  for (let step = 0; step < 2; step++) at += shown - shownAt(new Date(at), timeZone)
  return new Date(at)
}

function shownAt(at: Date, timeZone: string): number {
  const { year, month, day, minutes } = localTime(at, timeZone)
  return Date.UTC(year, month - 1, day, 0, minutes)
}
