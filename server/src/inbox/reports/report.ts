import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { type Figure, readFigures } from './figures.ts'
import { daysOf, type Period, periodOf } from './period.ts'
import type { ReportJson, ReportQuery, TimesJson } from './shapes.ts'

/** How the inbox did in a period. What each number means stands in docs/reports.md. */
export async function readReport(ctx: Ctx, tx: StoreTx, query: ReportQuery): Promise<ReportJson> {
  const period = await periodOf(tx, query, ctx.clock.now())
  const figures = await readFigures(tx, period, query)
  return reportOf(period, figures, query.member ?? null)
}

function reportOf(period: Period, figures: readonly Figure[], member: string | null): ReportJson {
  const part = (name: Figure['part']) => figures.filter((figure) => figure.part === name)
  const totals = part('totals')[0]
  const days = part('day')
  return {
    from: period.firstDay,
    to: period.lastDay,
    timeZone: period.timeZone,
    received: sum(days.filter(({ side }) => side)),
    sent: sum(days.filter(({ side }) => !side)),
    inquiries: {
      begun: totals?.count ?? 0,
      answered: totals?.answered ?? 0,
      closed: part('closed').find(({ side }) => side)?.count ?? 0,
      alone: totals?.alone ?? 0,
    },
    first: firstAnswers(part('first')),
    resolution: timesOf(part('closed').find(({ side }) => side)),
    days: daysOf(period).map((day) => ({ day, ...load(days.filter((figure) => figure.day === day)) })),
    hours: hoursOf(part('hour')),
    channels: channelsOf(part('channel'), part('first')),
    people: peopleOf(figures),
    handOffs: member ? null : reasonsOf(part('reason')),
  }
}

const sum = (figures: readonly Figure[]): number => figures.reduce((all, { count }) => all + count, 0)

const load = (figures: readonly Figure[]) => ({
  received: sum(figures.filter(({ side }) => side)),
  sent: sum(figures.filter(({ side }) => !side)),
})

/** In whole seconds: nobody waits in fractions. */
const timesOf = (figure: Figure | undefined): TimesJson => ({
  count: figure?.count ?? 0,
  median: whole(figure?.median),
  p90: whole(figure?.p90),
})

const whole = (seconds: number | null | undefined): number | null =>
  seconds === null || seconds === undefined ? null : Math.round(seconds)

function firstAnswers(figures: readonly Figure[]): ReportJson['first'] {
  const whole = figures.filter(({ author, channelId }) => author === null && channelId === null)
  const by = (assistant: boolean | null) => timesOf(whole.find(({ side }) => side === assistant))
  return { all: by(null), people: by(false), assistant: by(true) }
}

function hoursOf(figures: readonly Figure[]): ReportJson['hours'] {
  const places = grouped(figures, ({ weekday, hour }) => `${weekday} ${hour}`)
  return places
    .map(([{ weekday, hour }, all]) => ({ weekday: weekday ?? 0, hour: hour ?? 0, ...load(all) }))
    .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour)
}

function channelsOf(loads: readonly Figure[], firsts: readonly Figure[]): ReportJson['channels'] {
  return grouped(loads, ({ channelId }) => channelId ?? '')
    .map(([{ channelId }, all]) => ({
      channelId: channelId ?? '',
      ...load(all),
      first: timesOf(firsts.find((figure) => figure.channelId === channelId)),
    }))
    .sort((a, b) => b.received - a.received || b.sent - a.sent || a.channelId.localeCompare(b.channelId))
}

type Author = ReportJson['people'][number]['by']

/** Whoever sent, answered first or closed anything. */
function peopleOf(figures: readonly Figure[]): ReportJson['people'] {
  const acts = figures.filter(
    ({ part, side, author }) =>
      (part === 'author' && !side) || (part === 'first' && author !== null) || (part === 'closed' && !side),
  )
  return grouped(acts, (figure) => `${authorOf(figure)} ${figure.memberId}`)
    .map(([figure, all]) => ({
      by: authorOf(figure),
      memberId: figure.memberId,
      sent: sum(all.filter(({ part }) => part === 'author')),
      first: timesOf(all.find(({ part }) => part === 'first')),
      closed: sum(all.filter(({ part }) => part === 'closed')),
    }))
    .sort((a, b) => b.sent - a.sent || b.closed - a.closed || `${a.memberId}`.localeCompare(`${b.memberId}`))
}

/** Only members close. */
const authorOf = ({ author }: Figure): Author => (author ?? 'member') as Author

const reasonsOf = (figures: readonly Figure[]) =>
  figures
    .map(({ reason, count }) => ({ reason: reason ?? '', count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))

/** Figures under one key, with the first of them. */
function grouped(figures: readonly Figure[], keyOf: (figure: Figure) => string): [Figure, Figure[]][] {
  const groups = new Map<string, [Figure, Figure[]]>()
  for (const figure of figures) {
    const group = groups.get(keyOf(figure))
    if (group) group[1].push(figure)
    else groups.set(keyOf(figure), [figure, [figure]])
  }
  return [...groups.values()]
}
