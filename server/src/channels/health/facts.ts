import type { StoreTx } from '#platform/database/database.ts'
import { type ChannelId, earliestId } from '#platform/ids.ts'
import { windowReasons } from '../window/question.ts'
import { type HourCount, silence } from './silence.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const HISTORY_DAYS = 28

export interface SendFacts {
  readonly sends: number
  readonly failures: number
}

/** What became of the last day's messages. What we did not let leave says nothing about the channel. */
export async function sendFacts(tx: StoreTx, channelId: ChannelId, now: Date): Promise<SendFacts> {
  const from = new Date(now.getTime() - DAY)
  const [row] = await tx.query<SendFacts>(
    `select count(*)::int as sends, count(*) filter (where status = 'failed')::int as failures from message
     where store_id = $1 and id >= $2 and channel_id = $3 and direction = 'out' and created_at >= $4
       and author in ('assistant', 'member') and status in ('sent', 'delivered', 'read', 'failed')
       and (status <> 'failed' or split_part(coalesce(status_reason, ''), ' ', 1) <> all($5))`,
    [tx.storeId, idBound(from), channelId, from, ['overtaken', ...windowReasons]],
  )
  return row ?? { sends: 0, failures: 0 }
}

export interface SilenceFacts {
  readonly silentSince: Date | null
  readonly expectedArrivals: number | null
  readonly countedUntil: Date
}

/** Counts the hours that have ended since the last look, and judges the quiet since the last message. */
export async function silenceFacts(
  tx: StoreTx,
  channel: { readonly id: ChannelId; readonly connectedAt: Date; readonly lastInboundAt: Date | null },
  countedUntil: Date | null,
  now: Date,
): Promise<SilenceFacts> {
  const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR)
  const begin = new Date(hour.getTime() - HISTORY_DAYS * DAY)
  await countHours(tx, channel.id, countedUntil && countedUntil > begin ? countedUntil : begin, hour)
  await tx.query('delete from channel_hour where store_id = $1 and channel_id = $2 and hour < $3', [
    tx.storeId,
    channel.id,
    begin,
  ])
  const history = await tx.query<HourCount>(
    'select hour, arrivals from channel_hour where store_id = $1 and channel_id = $2 order by hour',
    [tx.storeId, channel.id],
  )
  const first = history[0]?.hour ?? hour
  // While it was not connected nobody could write.
  const since = latest(channel.lastInboundAt ?? first, channel.connectedAt)
  const judged = silence(history, first, since, now)
  return {
    silentSince: judged?.silent ? since : null,
    expectedArrivals: judged?.silent ? judged.expected : null,
    countedUntil: hour,
  }
}

async function countHours(tx: StoreTx, channelId: ChannelId, from: Date, to: Date): Promise<void> {
  await tx.query(
    `insert into channel_hour (store_id, channel_id, hour, arrivals)
     select $1, $3, date_trunc('hour', created_at, 'UTC'), count(distinct conversation_id) from message
     where store_id = $1 and id >= $2 and channel_id = $3 and direction = 'in' and not imported
       and created_at >= $4 and created_at < $5
     group by 3
     on conflict (store_id, channel_id, hour) do update set arrivals = excluded.arrivals`,
    [tx.storeId, idBound(from), channelId, from, to],
  )
}

/** An id is born a little before its row is stamped. */
const idBound = (from: Date): string => earliestId(new Date(from.getTime() - HOUR))

const latest = (a: Date, b: Date): Date => (a > b ? a : b)
