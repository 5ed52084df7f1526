import type { StoreTx } from '#platform/database/database.ts'
import type { ReportQuery } from './shapes.ts'

export interface Period {
  /** Days of the store's calendar, as YYYY-MM-DD. */
  readonly firstDay: string
  readonly lastDay: string
  readonly from: Date
  /** Not included. */
  readonly until: Date
  readonly timeZone: string
}

/** Where days begin is the store's matter, summer time included, so its calendar is asked. */
export async function periodOf(
  tx: StoreTx,
  { days, from, to }: Pick<ReportQuery, 'days' | 'from' | 'to'>,
  now: Date,
): Promise<Period> {
  const [row] = await tx.query<Period>(
    `select p.first::text as "firstDay", p.last::text as "lastDay", s.time_zone as "timeZone",
       p.first::timestamp at time zone s.time_zone as from, (p.last + 1)::timestamp at time zone s.time_zone as until
     from store s
     cross join lateral (select ($2::timestamptz at time zone s.time_zone)::date as today) t
     cross join lateral (select coalesce($3::date, t.today - ($5::int - 1)) as first,
       coalesce($4::date, t.today) as last) p
     where s.store_id = $1`,
    [tx.storeId, now, from ?? null, to ?? null, days],
  )
  if (!row) throw new Error('the store in force is gone')
  return row
}

/** Each day of a period. */
export function daysOf({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>): string[] {
  const days: string[] = []
  for (const at = new Date(`${firstDay}T00:00:00Z`); ; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10)
    if (day > lastDay) return days
    days.push(day)
  }
}
