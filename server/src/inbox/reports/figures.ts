import type { StoreTx } from '#platform/database/database.ts'
import { earliestId } from '#platform/ids.ts'
import type { Period } from './period.ts'
import { whatHappened } from './told.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How long after a period its inquiries are followed, so that its figures stand still some day. */
const FOLLOWED_DAYS = 30

/** One figure; which of the columns say what of, its `part` tells. */
export interface Figure {
  readonly part: 'day' | 'hour' | 'channel' | 'author' | 'first' | 'closed' | 'totals' | 'reason'
  /**
   * Of load: whether contacts wrote it. Of first answers: whether the assistant gave it; null for everybody's. Of
   * closings: whether it is everybody's.
   */
  readonly side: boolean | null
  readonly day: string | null
  readonly weekday: number | null
  readonly hour: number | null
  readonly channelId: string | null
  readonly author: string | null
  readonly memberId: string | null
  readonly reason: string | null
  readonly count: number
  readonly median: number | null
  readonly p90: number | null
  /** Of totals: inquiries that were answered, and by the assistant alone. */
  readonly answered: number | null
  readonly alone: number | null
}

/** All figures of a period, in one statement that reads its messages once. */
export async function readFigures(
  tx: StoreTx,
  { from, until, timeZone }: Period,
  only: { readonly channel?: string | undefined; readonly member?: string | undefined },
): Promise<Figure[]> {
  // Sorting a quarter's messages on disk takes longer than all the rest.
  await tx.query(`select set_config('work_mem', '64MB', true)`)
  const followed = new Date(until.getTime() + FOLLOWED_DAYS * DAY)
  return tx.query<Figure>(`${whatHappened} ${parts.join(' union all ')}`, [
    tx.storeId,
    // An id is born a little before its row is stamped, or just after.
    earliestId(new Date(from.getTime() - HOUR)),
    earliestId(new Date(followed.getTime() + HOUR)),
    from,
    until,
    followed,
    only.channel ?? null,
    only.member ?? null,
    timeZone,
  ])
}

/** The columns of a figure; those that a part has nothing to say of are empty. */
function columns(of: Readonly<Record<string, string>>): string {
  const all: Record<keyof Figure, string> = {
    part: 'null::text',
    side: 'null::boolean',
    day: 'null::text',
    weekday: 'null::int',
    hour: 'null::int',
    channelId: 'null::uuid',
    author: 'null::text',
    memberId: 'null::uuid',
    reason: 'null::text',
    count: 'count(*)::int',
    median: 'null::float8',
    p90: 'null::float8',
    answered: 'null::int',
    alone: 'null::int',
    ...of,
  }
  return Object.entries(all)
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(', ')
}

/** Quantiles of seconds, between the two nearest where none stands exactly there. */
const quantiles = (seconds: string) => ({
  median: `percentile_cont(0.5) within group (order by ${seconds})`,
  p90: `percentile_cont(0.9) within group (order by ${seconds})`,
})

const load = `select ${columns({
  part: `case when grouping(l.day) = 0 then 'day' when grouping(l.hour) = 0 then 'hour'
    when grouping(l.channel_id) = 0 then 'channel' else 'author' end`,
  side: 'l.inbound',
  day: 'l.day::text',
  weekday: 'l.weekday',
  hour: 'l.hour',
  channelId: 'l.channel_id',
  author: 'l.author',
  memberId: 'l.member_id',
})}
  from (
    select t.mark = 'asks' as inbound, t.channel_id, t.author, t.member_id, t.local::date as day,
      extract(isodow from t.local)::int as weekday, extract(hour from t.local)::int as hour
    from (select *, at at time zone $9::text as local from thread) t
    where t.at < $5 and (t.mark = 'asks' or t.mark = 'answers' and not t.calls
      and ($8::uuid is null or t.member_id = $8))
  ) l
  group by grouping sets ((l.inbound, l.day), (l.inbound, l.weekday, l.hour), (l.inbound, l.channel_id),
    (l.inbound, l.author, l.member_id))`

const first = `select ${columns({
  part: `'first'`,
  side: 'f.assistant',
  channelId: 'f.channel_id',
  author: 'f.answered_by',
  memberId: 'f.answering_member',
  ...quantiles('f.seconds'),
})}
  from (
    select *, answered_by = 'assistant' as assistant,
      greatest(0, extract(epoch from answered_at - asked_at))::float8 as seconds
    from inquiry where answered_at is not null and ($8::uuid is null or answering_member = $8)
  ) f
  group by grouping sets ((), (f.assistant), (f.channel_id), (f.answered_by, f.answering_member))`

const closed = `select ${columns({
  part: `'closed'`,
  side: 'grouping(c.closing_member) = 1',
  memberId: 'c.closing_member',
  ...quantiles('c.seconds'),
})}
  from (
    select *, greatest(0, extract(epoch from closed_at - asked_at))::float8 as seconds
    from inquiry where closed_at is not null and ($8::uuid is null or closing_member = $8)
  ) c
  group by grouping sets ((), (c.closing_member))`

const totals = `select ${columns({
  part: `'totals'`,
  answered: 'count(*) filter (where answered_at is not null)::int',
  alone: `count(*) filter (where answered_by = 'assistant' and not by_people)::int`,
})} from inquiry`

const reasons = `select ${columns({ part: `'reason'`, reason: `coalesce(t.reason, 'other')` })}
  from thread t where t.mark = 'handed_off' and t.at < $5 group by coalesce(t.reason, 'other')`

const parts = [load, first, closed, totals, reasons]
