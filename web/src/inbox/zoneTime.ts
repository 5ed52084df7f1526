const hourMs = 3_600_000

/** "2026-11-25T13:00" as clocks of a place show an instant, for a field of date and time. */
export function fieldTime(at: Date, timeZone: string): string {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return shown.format(at).replace(' ', 'T')
}

/** The instant that a field of date and time means in a place; null for what is no time. */
export function instantOf(field: string, timeZone: string): Date | null {
  // Left to itself the parser makes a time of an empty field, too.
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field) ? Date.parse(`${field}:00Z`) : Number.NaN
  if (Number.isNaN(shown)) return null
  let at = shown
  // The offset of the guess may not be that of the answer, where clocks change in between.
  for (let step = 0; step < 2; step++) at += shown - Date.parse(`${fieldTime(new Date(at), timeZone)}:00Z`)
  return new Date(at)
}

/** The next full hour that is at least a quarter away, for a field. */
export const nextHour = (now: number, timeZone: string): string =>
  fieldTime(new Date(Math.ceil((now + hourMs / 4) / hourMs) * hourMs), timeZone)
