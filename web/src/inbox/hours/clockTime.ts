/** "09:30" of minutes of the day; the end of the day is midnight. */
export const clockTime = (minutes: number): string => {
  const inDay = minutes % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** Minutes of the day of "09:30"; null for what is no time. Midnight as an end is the end of the day. */
export function minutesOf(text: string, as: 'from' | 'to'): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? []
  if (hours === undefined) return null
  const total = Number(hours) * 60 + Number(minutes)
  return as === 'to' && total === 0 ? 1440 : total
}

export interface Span {
  from: number
  to: number
}

/** What is wrong with the hours of a day, so that the server need not say it. */
export const followEachOther = (spans: readonly Span[]): boolean =>
  spans.every(({ from, to }, n) => from < to && (spans[n - 1]?.to ?? 0) <= from)

/** Where another part of a day may begin: an hour after the last, or as most shops do. */
export function nextSpan(spans: readonly Span[]): Span | null {
  const last = spans.at(-1)
  if (!last) return { from: 540, to: 1140 }
  const from = last.to + 60
  return from < 1440 ? { from, to: Math.min(1440, from + 120) } : null
}
