import type { NotificationChoice } from '../api/types.ts'

/** Whether it is quiet at `now` by the clock of the store. Hours that end before they begin go over midnight. */
export function isQuiet(quiet: NotificationChoice['quiet'], now: Date, timeZone: string): boolean {
  if (!quiet) return false
  const { from, until } = quiet
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now)
  return from <= until ? from <= time && time < until : from <= time || time < until
}
