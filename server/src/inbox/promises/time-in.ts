import { addDays, localTime, momentOf } from './local-time.ts'
import { dayParts, dayWords, endOfDay, weekdays, word } from './words.ts'

const MINUTE_MS = 60_000

const count = '(\\d{1,3})'
const units = {
  minutes: 'мин(?:ут[уы]?|утки)?|мунот(?:тон)?|min(?:ute)?s?',
  hours: 'час(?:а|ов|ик(?:а|ов)?)?|ч|саат(?:тан)?|hours?|h',
  days: 'д(?:ень|ня|ней|н)|кун(?:дон)?|days?',
  weeks: 'недел[юиь]|апта(?:дан)?|weeks?',
} as const
const lasting = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 } as const
const afterwards = '(?: кийин| ичинде)'
const before = '(?:через|в течение|спустя|минут через|in|within) (?:a |an |the next )?'

/** "через два часа" and the like: what passes from now, in minutes. */
const passing: readonly (readonly [RegExp, (n: number) => number])[] = [
  [word(`${before}(?:полчаса|полчасика|пол часа|half an hour)|жарым саат(?:тан)?${afterwards}`), () => 30],
  [word(`${before}(?:полтора часа|hour and a half)|бир жарым саат(?:тан)?${afterwards}`), () => 90],
  [word(`${before}(?:пар[ауы]|несколько|couple of|few) (?:${units.hours})`), () => 120],
  ...(Object.keys(units) as (keyof typeof units)[]).flatMap((unit) => [
    [
      word(`${before}${count} ?(?:${units[unit]})|${count} ?(?:${units[unit]})${afterwards}`),
      (n: number) => n * lasting[unit],
    ] as const,
    [
      word(`${before}(?:${units[unit]})|(?:бир )?(?:${units[unit]})${afterwards}`),
      () => lasting[unit],
    ] as const,
  ]),
]

/** "15:30", "к 15 часам", "3 pm", "саат 15ке чейин": minutes of the day. */
const clock = new RegExp(
  '(?<![\\p{L}\\d:.,])(?:' +
    '(?<h>\\d{1,2})[:.](?<m>[0-5]\\d)(?: ?(?<half>am|pm))?' +
    '|(?<h2>\\d{1,2}) ?(?:(?<half2>am|pm)|час(?:ов|ам|а)?|ч)' +
    '|саат (?<h3>\\d{1,2})-?(?:га|ге|го|ка|ке|ко|да|де|до|та|те|то)?' +
    ')(?![\\d%])',
  'u',
)

/**
 * The moment that a sentence names, folded as `words.ts` says, if it lies ahead and within two months.
 * @param timeZone of the shop: its day is meant.
 */
export function timeIn(sentence: string, now: Date, timeZone: string): Date | undefined {
  const at = passingIn(sentence, now) ?? dayIn(sentence, now, timeZone)
  const ahead = at && at.getTime() - now.getTime()
  return ahead !== undefined && ahead > 0 && ahead < 62 * 1440 * MINUTE_MS ? at : undefined
}

function passingIn(sentence: string, now: Date): Date | undefined {
  for (const [pattern, lasts] of passing) {
    const found = pattern.exec(sentence)
    if (!found) continue
    const n = Number(found.slice(1).find((group) => group !== undefined) ?? 1)
    return new Date(now.getTime() + lasts(n) * MINUTE_MS)
  }
  return undefined
}

function dayIn(sentence: string, now: Date, timeZone: string): Date | undefined {
  const today = localTime(now, timeZone)
  const days = daysUntil(sentence, today.weekday)
  const minutes = clockIn(sentence) ?? dayParts.find(([pattern]) => pattern.test(sentence))?.[1]
  if (days === undefined && minutes === undefined) return undefined
  const on = (day: number) => momentOf(addDays(today, day), minutes ?? endOfDay, timeZone)
  if (days !== undefined) return on(days)
  // A time alone is the next one of it.
  return on(0) > now ? on(0) : on(1)
}

function daysUntil(sentence: string, today: number): number | undefined {
  // "эртең менен" is the morning, and of the day that comes.
  const named = dayWords.find(([pattern]) => pattern.test(sentence))
  if (named) return named[1]
  const weekday = weekdays.findIndex((pattern) => pattern.test(sentence)) + 1
  return weekday === 0 ? undefined : (weekday - today + 7) % 7 || 7
}

function clockIn(sentence: string): number | undefined {
  const found = clock.exec(sentence)?.groups
  if (!found) return undefined
  const half = found['half'] ?? found['half2']
  const hour = Number(found['h'] ?? found['h2'] ?? found['h3'])
  const hours = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour
  return hours < 24 ? hours * 60 + Number(found['m'] ?? 0) : undefined
}
