import type { Tx } from '#platform/database/database.ts'
import { walkIndexes } from '#platform/database/plans.ts'
import type { StoreId } from '#platform/ids.ts'

/** A message that is ours to hand over while the lease runs. */
export interface OutboxClaim {
  readonly storeId: StoreId
  readonly position: bigint
  readonly leaseNo: number
  readonly conversationId: string
  readonly messageId: string
  readonly channelId: string
  /** Failed tries so far. */
  readonly tries: number
}

/** Until the last look before the send, which leases anew for as long as a call to a provider may take. */
const LEASE = `interval '10 seconds'`
const claimed = `o.store_id as "storeId", o.position, o.lease_no as "leaseNo", o.conversation_id as "conversationId",
  o.message_id as "messageId", o.channel_id as "channelId", o.tries`

const MOST_PER_STORE = 16

export interface Busy {
  /** How many of each store's messages are being handed over just now. */
  readonly underWay: ReadonlyMap<StoreId, number>
  /** Of one store that may be, so that a slow provider of one leaves room for the others. */
  readonly mostOfAStore: number
  /** Channels of which nothing may leave yet. */
  readonly resting: readonly string[]
}
const idle: Busy = { underWay: new Map(), mostOfAStore: MOST_PER_STORE, resting: [] }

/**
 * Leases the heads of outbox lanes that are due, few of each store at a time; the store that has fewest under way comes
 * first. The message behind a head waits for it. A lease that ran out while waiting is given again: nothing had left.
 */
export async function claimHeads(
  tx: Tx,
  now: Date,
  most: number,
  { underWay, mostOfAStore, resting }: Busy = idle,
): Promise<OutboxClaim[]> {
  if (most <= 0) return []
  const [, claims] = await Promise.all([walkIndexes(tx, ['enable_sort']), leaseHeads()])
  return claims

  function leaseHeads(): Promise<OutboxClaim[]> {
    return tx.query<OutboxClaim>(
      `with recursive store as (
       (select store_id from outbox order by store_id limit 1)
       union all
       select (select o.store_id from outbox o where o.store_id > s.store_id order by o.store_id limit 1)
       from store s where s.store_id is not null
     ), head as (
       select h.store_id, h.position,
         row_number() over (partition by h.store_id order by h.position) + coalesce(u.n, 0) as turn
       from store s
       left join unnest($5::uuid[], $6::int[]) as u (store_id, n) on u.store_id = s.store_id
       cross join lateral (
         select o.store_id, o.position from outbox o
         where o.store_id = s.store_id and o.state = 'waiting' and o.next_at <= $1
           and o.channel_id <> all($4::uuid[])
           and (o.lease_until is null or o.lease_until < now())
           and not exists (select 1 from outbox e
             where e.store_id = o.store_id and e.conversation_id = o.conversation_id and e.position < o.position)
         order by o.position limit $2
       ) h
     ), picked as (
       select o.store_id, o.position from outbox o join head h on h.store_id = o.store_id and h.position = o.position
       where o.state = 'waiting' and (o.lease_until is null or o.lease_until < now()) and h.turn <= $7
       order by h.turn, h.position limit $3 for update of o skip locked
     )
     update outbox o set lease_no = o.lease_no + 1, lease_until = now() + ${LEASE}
     from picked p where o.store_id = p.store_id and o.position = p.position
     returning ${claimed}`,
      [now, MOST_PER_STORE, most, resting, [...underWay.keys()], [...underWay.values()], mostOfAStore],
    )
  }
}

/** Leases sends whose process ended while the provider was being called: nobody knows whether they arrived. */
export async function claimInterrupted(tx: Tx): Promise<OutboxClaim[]> {
  return tx.query<OutboxClaim>(
    `with picked as (
       select store_id, position from outbox where state = 'sending' and lease_until < now() limit 100 for update skip locked
     )
     update outbox o set lease_no = o.lease_no + 1, lease_until = now() + ${LEASE}
     from picked p where o.store_id = p.store_id and o.position = p.position
     returning ${claimed}`,
  )
}

/** When the next message that waits is due. */
export async function nextDue(tx: Tx, now: Date): Promise<Date | undefined> {
  const [row] = await tx.query<{ at: Date | null }>(
    `select min(next_at) as at from outbox where state = 'waiting' and next_at > $1`,
    [now],
  )
  return row?.at ?? undefined
}
