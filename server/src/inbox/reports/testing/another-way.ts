import type { ChannelId } from '#platform/ids.ts'
import type { ReportJson, TimesJson } from '../shapes.ts'
import { type Act, type Row, rowsOf } from './rows.ts'

// The figures of a report out of rows in memory, one conversation after the other and without SQL.

const DAY = 86_400_000
const MINUTE = 60_000

/** Lawful conversations: nobody closes twice, and only a closing that was the last thing is taken back. */
export function randomRows(given: {
  readonly seed: string
  readonly channels: readonly ChannelId[]
  readonly members: readonly string[]
  readonly until: Date
}): Row[][] {
  const random = generator(given.seed)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  return Array.from({ length: 60 }, () => {
    const channel = pick(given.channels)
    const rows: Row[] = []
    let at = given.until.getTime() - random() * 100 * DAY
    let open = true
    for (let n = 0; n < 40; n++) {
      at += Math.round(random() ** 4 * 4 * DAY) + 1000
      if (at >= given.until.getTime()) break
      const last = rows.at(-1)?.detail?.['type']
      const act: Act = pick([
        ...([
          'asks',
          'asks',
          'asks',
          'member',
          'phone',
          'failed',
          'takes over',
          'assigns',
          'reacts',
        ] as const),
        ...(open ? (['assistant', 'assistant', 'approved', 'hands off', 'closes', 'closes'] as const) : []),
        ...(last === 'closed' ? (['opens', 'opens', 'opens'] as const) : []),
      ])
      if (act === 'closes') open = false
      else if (act !== 'assigns' && act !== 'reacts') open = true
      const of = act === 'hands off' ? pick(['complaint', 'no_answer']) : pick(given.members)
      const moment = new Date(at).toISOString()
      if (act === 'hands off' && random() < 0.7)
        rows.push(...rowsOf(new Date(at - 1).toISOString(), channel, [['0:00', 'assistant']]))
      rows.push(...rowsOf(moment, channel, [['0:00', act, of]]).map((row) => blurred(row, random)))
    }
    return rows
  })
}

/** Some of what comes is late, went by itself, or is of an imported past. */
function blurred(row: Row, random: () => number): Row {
  if (row.author !== 'contact' && row.author !== 'phone') return row
  const chance = random()
  return {
    ...row,
    saidAt: new Date(row.at.getTime() + (random() - 0.9) * 10 * MINUTE),
    ...(chance < 0.1 && { detail: { silent: true } }),
    ...(chance > 0.95 && { imported: true }),
  }
}

/** What a report should say of these conversations. */
export function expectedReport(
  conversations: readonly (readonly Row[])[],
  timeZone: string,
  query: string,
  now: Date,
): ReportJson {
  const asked = new URLSearchParams(query)
  const calendar = calendarOf(timeZone)
  const to = asked.get('to') ?? calendar(now).day
  const from = asked.get('from') ?? dayBefore(to, Number(asked.get('days')) - 1)
  const channel = asked.get('channel')
  const member = asked.get('member')
  const inPeriod = (at: Date) => calendar(at).day >= from && calendar(at).day <= to
  // Midnight after the last day may lie an hour off, which no row of these is near enough to notice.
  const followedUntil = endOf(to, timeZone).getTime() + 30 * DAY

  const threads = conversations.map((rows) =>
    rows
      .filter((row) => channel === null || row.channelId === channel)
      .filter((row) => markOf(row) && row.at.getTime() < followedUntil),
  )
  const answers = threads
    .flatMap((rows) => rows.filter((row, n) => markOf(row) === 'answers' && !calls(rows, n)))
    .filter((row) => inPeriod(row.at) && (member === null || row.memberId === member))
  const asks = threads.flat().filter((row) => markOf(row) === 'asks' && inPeriod(row.at))
  const inquiries = threads.flatMap(inquiriesOf).filter(({ begun }) => inPeriod(begun.at))

  const answered = inquiries.flatMap(({ begun, answer }) =>
    answer && (member === null || answer.memberId === member)
      ? [{ ...answer, seconds: secondsBetween(begun, answer) }]
      : [],
  )
  const closed = inquiries.flatMap(({ begun, closing }) => {
    const by = closing && memberOf(closing)
    return closing && (member === null || by === member)
      ? [{ by, seconds: secondsBetween(begun, closing) }]
      : []
  })
  const load = (is: (row: Row) => boolean) => ({
    received: asks.filter(is).length,
    sent: answers.filter(is).length,
  })
  const first = (is: (answer: Row) => boolean) => times(answered.filter(is).map(({ seconds }) => seconds))
  const people = new Map<string, ReportJson['people'][number]>()
  for (const { by, memberId } of [
    ...answers.map((row) => ({ by: row.author, memberId: row.memberId ?? null })),
    ...answered.map((row) => ({ by: row.author, memberId: row.memberId ?? null })),
    ...closed.map((each) => ({ by: 'member' as const, memberId: each.by ?? null })),
  ]) {
    const theirs = (row: Row) => row.author === by && (row.memberId ?? null) === memberId
    people.set(`${by} ${memberId}`, {
      by: by as 'member',
      memberId,
      sent: answers.filter(theirs).length,
      first: first(theirs),
      closed: by === 'member' ? closed.filter((each) => (each.by ?? null) === memberId).length : 0,
    })
  }
  return {
    from,
    to,
    timeZone,
    ...load(() => true),
    inquiries: {
      begun: inquiries.length,
      answered: inquiries.filter(({ answer }) => answer).length,
      closed: closed.length,
      alone: inquiries.filter(({ answer, people: called }) => answer?.author === 'assistant' && !called)
        .length,
    },
    first: {
      all: first(() => true),
      people: first(({ author }) => author !== 'assistant'),
      assistant: first(({ author }) => author === 'assistant'),
    },
    resolution: times(closed.map(({ seconds }) => seconds)),
    days: daysBetween(from, to).map((day) => ({ day, ...load((row) => calendar(row.at).day === day) })),
    hours: weekHours
      .map((place) => ({
        ...place,
        ...load((row) => {
          const { weekday, hour } = calendar(row.at)
          return weekday === place.weekday && hour === place.hour
        }),
      }))
      .filter(({ received, sent }) => received + sent > 0),
    channels: [...new Set([...asks, ...answers].map((row) => row.channelId))]
      .map((channelId) => ({
        channelId,
        ...load((row) => row.channelId === channelId),
        first: first((row) => row.channelId === channelId),
      }))
      .sort((a, b) => b.received - a.received || b.sent - a.sent || a.channelId.localeCompare(b.channelId)),
    people: [...people.values()].sort(
      (a, b) => b.sent - a.sent || b.closed - a.closed || `${a.memberId}`.localeCompare(`${b.memberId}`),
    ),
    handOffs: member === null ? reasons(threads.flat().filter((row) => inPeriod(row.at))) : null,
  }
}

const weekHours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
  Array.from({ length: 24 }, (_, hour) => ({ weekday, hour })),
)

function markOf({ direction, author, kind, status, imported, detail }: Row): string | undefined {
  if (kind === 'event') {
    const type = String(detail?.['type'])
    return ['closed', 'opened', 'handed_off', 'taken_over'].includes(type) ? type : undefined
  }
  if (imported || detail?.['silent'] || kind === 'reaction') return undefined
  if (direction === 'in') return 'asks'
  const left = status === 'sent' || status === 'delivered' || status === 'read'
  return author !== 'system' && left ? 'answers' : undefined
}

const calls = (rows: readonly Row[], n: number): boolean =>
  rows[n]?.author === 'assistant' && rows[n + 1]?.detail?.['type'] === 'handed_off'

interface Inquiry {
  readonly begun: Row
  answer?: Row
  closing?: Row
  people: boolean
}

function inquiriesOf(rows: readonly Row[]): Inquiry[] {
  const all: Inquiry[] = []
  let open: Inquiry | undefined
  rows.forEach((row, n) => {
    const mark = markOf(row)
    if (mark === 'asks' && !open) {
      open = { begun: row, people: false }
      all.push(open)
    }
    if (!open) return
    if (mark === 'answers' && !calls(rows, n)) open.answer ??= row
    if (mark === 'handed_off' || mark === 'taken_over') open.people = true
    if (mark === 'answers' && (row.author !== 'assistant' || row.approvedBy)) open.people = true
    if (mark === 'closed' && rows[n + 1]?.detail?.['type'] !== 'opened') {
      open.closing = row
      open = undefined
    }
  })
  return all
}

const memberOf = ({ detail }: Row): string | undefined => (detail?.['by'] as { memberId?: string })?.memberId

const saidAt = ({ at, saidAt: said = at }: Row): number => Math.min(at.getTime(), said.getTime())
const secondsBetween = (one: Row, other: Row): number => Math.max(0, (saidAt(other) - saidAt(one)) / 1000)

function times(seconds: readonly number[]): TimesJson {
  const sorted = [...seconds].sort((a, b) => a - b)
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? 0
    const above = sorted[Math.ceil(place)] ?? 0
    return sorted.length === 0 ? null : Math.round(below + (above - below) * (place - Math.floor(place)))
  }
  return { count: sorted.length, median: at(0.5), p90: at(0.9) }
}

function reasons(rows: readonly Row[]) {
  const counts = new Map<string, number>()
  for (const { detail } of rows.filter((row) => markOf(row) === 'handed_off')) {
    const reason = String(detail?.['reason'])
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
}

function calendarOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short', hour: '2-digit' },
    hourCycle: 'h23',
    timeZone,
  } as const)
  return (at: Date) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    return {
      day: `${part['year']}-${part['month']}-${part['day']}`,
      weekday:
        ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(String(part['weekday']).slice(0, 3)) + 1,
      hour: Number(part['hour']),
    }
  }
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10)

function daysBetween(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / DAY + 1
  return Array.from({ length: count }, (_, n) => dayBefore(from, -n))
}

/** The first minute that is no longer of the day. */
function endOf(day: string, timeZone: string): Date {
  const calendar = calendarOf(timeZone)
  let at = Date.parse(day)
  while (calendar(new Date(at)).day <= day) at += 15 * MINUTE
  return new Date(at)
}

/** Numbers between 0 and 1, the same for the same seed. */
function generator(seed: string): () => number {
  let state = [...seed].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, 7)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
