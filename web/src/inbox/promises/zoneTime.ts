/** "2026-11-25T13:00" as clocks of a place show an instant, for a field of date and time. */
export function fieldTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  return parts.replace(' ', 'T')
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
