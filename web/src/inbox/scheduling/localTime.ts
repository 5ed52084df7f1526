const hourMs = 3_600_000

/** As a field for date and time holds it, by the clock of the store. */
export function localTime(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return parts.format(at).replace(' ', 'T')
}

/** The next full hour that is at least a quarter away. */
export const nextHour = (now: number, timeZone: string): string =>
  localTime(Math.ceil((now + hourMs / 4) / hourMs) * hourMs, timeZone)
