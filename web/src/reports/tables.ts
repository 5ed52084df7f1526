import type { Report, ReportTimes } from '../api/types.ts'
import type { Format } from '../i18n/format.ts'
import type { Translate } from '../i18n/translate.ts'
import { handOffText } from '../inbox/reasons.ts'

export type Cell = string | number | null
export interface Column {
  label: string
  /** Heading in a file, where the unit has to be said. */
  csv?: string
  kind: 'text' | 'count' | 'took' | 'percent'
}
/** What a chart draws, as numbers: the same for the eye, for the ear and for a file. */
export interface Table {
  id: 'days' | 'hours' | 'times' | 'share' | 'people' | 'channels' | 'handOffs'
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
}

/** How ids are called. */
export interface Names {
  t: Translate
  format: Format
  member: (id: string) => string
  channel: (id: string) => string
  assistant: string
}

export type Side = 'received' | 'sent'

const text = (label: string): Column => ({ label, kind: 'text' })
const count = (label: string): Column => ({ label, kind: 'count' })
const took = (t: Translate, label: string): Column => ({
  label,
  csv: t('reports.inSeconds', { what: label }),
  kind: 'took',
})
const load = (t: Translate) => [count(t('reports.received')), count(t('reports.sent'))]
const times = (t: Translate) => [
  count(t('reports.firstAnswers')),
  took(t, t('reports.median')),
  took(t, t('reports.p90')),
]
const timesCells = ({ count: n, median, p90 }: ReportTimes): Cell[] => [n, median, p90]

export const daysTable = ({ days }: Report, { t, format }: Names): Table => ({
  id: 'days',
  columns: [text(t('reports.day')), ...load(t)],
  rows: days.map(({ day, received, sent }) => [format.date(`${day}T12:00:00Z`), received, sent]),
})

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour)
const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export const weekdayName = (t: Translate, weekday: number): string =>
  t(`reports.${weekdayKeys[weekday - 1] ?? 'mon'}`)
export const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** Of one place in the week. */
export function at({ hours: places }: Report, side: Side, weekday: number, hour: number): number {
  return places.find((place) => place.weekday === weekday && place.hour === hour)?.[side] ?? 0
}

export const hoursTable = (report: Report, side: Side, { t }: Names): Table => ({
  id: 'hours',
  columns: [text(t('reports.hour')), ...weekdays.map((weekday) => count(weekdayName(t, weekday)))],
  rows: hours.map((hour) => [hourName(hour), ...weekdays.map((weekday) => at(report, side, weekday, hour))]),
})

export const timesTable = ({ first, resolution }: Report, { t, assistant }: Names): Table => ({
  id: 'times',
  columns: [
    text(t('reports.what')),
    count(t('reports.howMany')),
    took(t, t('reports.median')),
    took(t, t('reports.p90')),
  ],
  rows: [
    [t('reports.firstBy', { name: t('reports.people') }), ...timesCells(first.people)],
    [t('reports.firstBy', { name: assistant }), ...timesCells(first.assistant)],
    [t('reports.firstAll'), ...timesCells(first.all)],
    [t('reports.resolution'), ...timesCells(resolution)],
  ],
})

/** Of a hundred, as a whole number; of nothing there is no share. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((100 * part) / whole)

export const sentByAssistant = ({ people }: Report): number =>
  people.find(({ by }) => by === 'assistant')?.sent ?? 0

export function shareTable(report: Report, { t, assistant }: Names): Table {
  const sent = sentByAssistant(report)
  const { answered, alone } = report.inquiries
  return {
    id: 'share',
    columns: [
      text(t('reports.what')),
      count(t('reports.total')),
      count(assistant),
      { label: t('reports.percent', { name: assistant }), kind: 'percent' },
    ],
    rows: [
      [t('reports.messages'), report.sent, sent, percent(sent, report.sent)],
      [t('reports.inquiries'), answered, alone, percent(alone, answered)],
    ],
  }
}

export function personName({ by, memberId }: Report['people'][number], names: Names): string {
  if (by === 'assistant') return names.assistant
  if (by === 'phone' || memberId === null) return names.t('reports.phone')
  return names.member(memberId)
}

export const peopleTable = ({ people }: Report, names: Names): Table => ({
  id: 'people',
  columns: [
    text(names.t('reports.who')),
    count(names.t('reports.sent')),
    ...times(names.t),
    count(names.t('reports.closed')),
  ],
  rows: people.map((person) => [
    personName(person, names),
    person.sent,
    ...timesCells(person.first),
    person.closed,
  ]),
})

export const channelsTable = ({ channels }: Report, { t, channel }: Names): Table => ({
  id: 'channels',
  columns: [text(t('reports.channel')), ...load(t), ...times(t)],
  rows: channels.map(({ channelId, received, sent, first }) => [
    channel(channelId),
    received,
    sent,
    ...timesCells(first),
  ]),
})

export const handOffsTable = ({ handOffs }: Report, { t }: Names): Table => ({
  id: 'handOffs',
  columns: [text(t('reports.reason')), count(t('reports.howMany'))],
  rows: (handOffs ?? []).map(({ reason, count: n }) => [handOffText(t, reason) ?? reason, n]),
})
