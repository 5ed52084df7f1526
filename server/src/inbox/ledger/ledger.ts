import { listStoreDeliveries, type StoreDelivery } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import { findLostSends } from './sends.ts'
import type { LedgerJson } from './shapes.ts'
import { countStages, type DayStages } from './stages.ts'
import { findWaiting } from './waiting.ts'

/** Of each kind of gap. */
const MOST = 50
/** More deliveries than these are not looked at: by then it is the platform that needs help. */
const MOST_DELIVERIES = 1000

export interface LedgerQuery {
  /** How many days, today included. */
  readonly days: number
  /** Who has waited shorter is no gap yet, unless their window closes. */
  readonly hours: number
}

/** How far everything has come that was written to the store in the last days, and where it stopped. */
export async function readLedger(tx: StoreTx, query: LedgerQuery, now: Date): Promise<LedgerJson> {
  const { from, today, timeZone } = await calendar(tx, query.days, now)
  const stages = await countStages(tx, from, timeZone)
  const deliveries = await listStoreDeliveries(tx, MOST_DELIVERIES)
  const waiting = await findWaiting(tx, { hours: query.hours, most: MOST, now })
  const sends = await findLostSends(tx, { from, most: MOST, now })
  return {
    from: from.toISOString(),
    today,
    days: addReceived(stages, deliveries, dayIn(timeZone), from),
    waiting: {
      ...waiting,
      items: waiting.items.map(({ conversationId, channelId, contactName, speaker, since, open, until }) => ({
        ...{ conversationId, channelId, contactName, speaker, open },
        since: since.toISOString(),
        until: until?.toISOString() ?? null,
      })),
    },
    sends: { ...sends, items: sends.items.map((send) => ({ ...send, at: send.at.toISOString() })) },
    deliveries: {
      items: deliveries.slice(0, MOST).map(({ kind: _, receivedAt, ...one }) => ({
        ...one,
        receivedAt: receivedAt.toISOString(),
      })),
      total: deliveries.length,
    },
  }
}

/** Where the days begin is the store's matter, summer time included, so its calendar is asked. */
async function calendar(tx: StoreTx, days: number, now: Date) {
  const [row] = await tx.query<{ from: Date; today: string; timeZone: string }>(
    `select time_zone as "timeZone", to_char($2::timestamptz at time zone time_zone, 'YYYY-MM-DD') as today,
       (date_trunc('day', $2::timestamptz at time zone time_zone) - make_interval(days => $3::int - 1)) at time zone time_zone as from
     from store where store_id = $1`,
    [tx.storeId, now, days],
  )
  if (!row) throw new Error('the store in force is gone')
  return row
}

type ReceivedDay = DayStages & { received: number }

/** What could not be taken in was received all the same; a part that was not understood counts as one. */
function addReceived(
  stages: readonly DayStages[],
  deliveries: readonly StoreDelivery[],
  dayOf: (at: Date) => string,
  from: Date,
): ReceivedDay[] {
  const days = new Map(stages.map((day) => [`${day.day} ${day.channelId}`, { ...day, received: day.stored }]))
  for (const { channelId, receivedAt, state, messages } of deliveries.filter(
    (one) => one.receivedAt >= from,
  )) {
    const day = dayOf(receivedAt)
    const key = `${day} ${channelId}`
    const found = days.get(key) ?? { day, channelId, received: 0, stored: 0, shown: 0, answered: 0 }
    found.received += state === 'unclear' ? 1 : Math.max(1, messages)
    days.set(key, found)
  }
  return [...days.values()].sort(
    (a, b) => b.day.localeCompare(a.day) || a.channelId.localeCompare(b.channelId),
  )
}

function dayIn(timeZone: string): (at: Date) => string {
  const calendarOf = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  })
  return (at) => calendarOf.format(at)
}
