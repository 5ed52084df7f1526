import type { StoreTx } from '#platform/database/database.ts'
import type { ChannelId } from '#platform/ids.ts'
import type { SendFacts, SilenceFacts } from './facts.ts'
import { type Inspection, type Works, works } from './inspection.ts'

/** What is known of a channel's health. */
export interface Health
  extends Pick<Works, 'subscription' | 'webhookError' | 'standing'>,
    SendFacts,
    Omit<SilenceFacts, 'countedUntil'> {
  readonly channelId: ChannelId
  readonly checkedAt: Date
  readonly reachable: boolean
}

interface HealthRow extends Health {
  readonly countedUntil: Date
}

const columns = `h.channel_id as "channelId", h.checked_at as "checkedAt", h.reachable,
  h.subscription, h.standing, h.webhook_error as "webhookError", h.sends, h.failures, h.silent_since as "silentSince",
  h.expected_arrivals as "expectedArrivals", h.counted_until as "countedUntil"`

/** Of every channel that was checked since it was connected. */
export const listHealth = (tx: StoreTx): Promise<Health[]> =>
  tx.query<HealthRow>(
    `select ${columns} from channel_health h join channel c on c.store_id = h.store_id and c.id = h.channel_id
     where h.store_id = $1 and c.state <> 'disconnected' and h.checked_at >= c.connected_at order by h.channel_id`,
    [tx.storeId],
  )

export async function findHealth(tx: StoreTx, id: ChannelId): Promise<HealthRow | undefined> {
  const [row] = await tx.query<HealthRow>(
    `select ${columns} from channel_health h where h.store_id = $1 and h.channel_id = $2`,
    [tx.storeId, id],
  )
  return row
}

export interface Look {
  readonly checkedAt: Date
  readonly inspection: Inspection
  readonly sends: SendFacts
  readonly silence: SilenceFacts
}

/** Writes down a look at a channel. A provider that did not answer leaves what it said the last time. */
export async function keepHealth(
  tx: StoreTx,
  channelId: ChannelId,
  { checkedAt, inspection, sends, silence }: Look,
  before: Health | undefined,
): Promise<Health> {
  const said = inspection.kind === 'works' ? inspection : inspection.kind === 'rejected' ? works({}) : before
  const { subscription, webhookError } = said ?? works({})
  // A look that is not told keeps what it was told the last time.
  const standing = said?.standing ?? before?.standing ?? null
  const { countedUntil, ...quiet } = silence
  const health: Health = {
    ...{ channelId, checkedAt, reachable: inspection.kind !== 'unreachable', subscription, webhookError },
    standing,
    ...sends,
    ...quiet,
  }
  await tx.query(
    `insert into channel_health (store_id, channel_id, checked_at, reachable, subscription, webhook_error, sends,
       failures, silent_since, expected_arrivals, counted_until, standing)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (store_id, channel_id) do update set checked_at = excluded.checked_at, reachable = excluded.reachable,
       subscription = excluded.subscription, webhook_error = excluded.webhook_error, sends = excluded.sends,
       failures = excluded.failures, silent_since = excluded.silent_since,
       expected_arrivals = excluded.expected_arrivals, counted_until = excluded.counted_until,
       standing = excluded.standing`,
    [
      ...[tx.storeId, channelId, checkedAt, health.reachable, subscription, webhookError],
      ...[sends.sends, sends.failures],
      ...[quiet.silentSince, quiet.expectedArrivals, countedUntil, standing && JSON.stringify(standing)],
    ],
  )
  return health
}
