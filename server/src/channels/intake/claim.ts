import type { Database, Tx } from '#platform/database/database.ts'
import type { ChannelKind } from '../channel.ts'

export interface Delivery {
  readonly id: bigint
  readonly kind: ChannelKind
  readonly channelId: string | null
  readonly body: Buffer
  readonly receivedAt: Date
  readonly leaseNo: number
  /** How often it was begun, this time included. */
  readonly attempts: number
}

export interface Claim {
  readonly deliveries: readonly Delivery[]
  /** Whether more is waiting behind these. */
  readonly more: boolean
  /** When the lease of another claim ends, which has to be waited for. */
  readonly nextAt?: Date | undefined
}

const MOST_DELIVERIES = 500
const MOST_BYTES = 16 * 1024 * 1024
/** Beginnings without an end before a delivery is given up: few where nothing can prove it innocent, see `trial.ts`. */
const MOST_ATTEMPTS = { tried: 20, untried: 3 } as const
const LEASE = `interval '5 seconds'`

/** When the database was started. The embedded one starts with the process that a poisonous delivery ends, so it counts all. */
const startOf = { native: 'pg_postmaster_start_time()', embedded: `'epoch'::timestamptz` } as const

const nothing: Claim = { deliveries: [], more: false }

/**
 * Leases the oldest deliveries and counts the attempt, in the transaction of the caller.
 *
 * Order holds across processes because only one claim lives at a time: while another's lease runs, nothing is handed out.
 * A delivery that was begun before and not ended (a crash, an error) is handed out alone, so that a poisonous one is
 * found; after too many beginnings under one database it is dead, kept, and the others go on.
 */
export async function claimDeliveries(tx: Tx, engine: Database['engine'], tried: boolean): Promise<Claim> {
  const here = startOf[engine]
  const most = tried ? MOST_ATTEMPTS.tried : MOST_ATTEMPTS.untried
  const isWornOut = (head: Head): boolean => head.attempts >= most
  const [gate] = await tx.query<{ mine: boolean; leasedUntil: Date | null }>(
    `select pg_try_advisory_xact_lock(hashtext('tutum.intake')) as mine, (select max(lease_until)
       from edge.inbound_delivery where state = 'new' and lease_until > now()) as "leasedUntil"`,
  )
  if (!gate?.mine || gate.leasedUntil) return { ...nothing, nextAt: gate?.leasedUntil ?? undefined }
  const heads = await tx.query<Head>(
    `select id, case when begun_under = ${here} then attempts else 0 end as attempts, octet_length(body) as bytes
     from edge.inbound_delivery where state = 'new' order by id limit $1`,
    [MOST_DELIVERIES],
  )
  await bury(tx, heads.filter(isWornOut))
  const ids = prefixOf(heads.filter((head) => !isWornOut(head)))
  if (ids.length === 0) return { deliveries: [], more: heads.length > 0 }
  const deliveries = await tx.query<Delivery>(
    `update edge.inbound_delivery
     set attempts = case when begun_under = ${here} then attempts + 1 else 1 end, begun_under = ${here}, lease_no = lease_no + 1, lease_until = now() + ${LEASE}
     where id = any($1::bigint[])
     returning ${delivered}`,
    [ids],
  )
  deliveries.sort((a, b) => Number(a.id - b.id))
  return { deliveries, more: heads.length > ids.length || heads.length === MOST_DELIVERIES }
}

const delivered = `id, kind, channel_id as "channelId", body, received_at as "receivedAt", lease_no as "leaseNo", attempts`

/** What is claimed under this lease, for a process that was only told of it. */
export async function findClaimed(tx: Tx, id: bigint, leaseNo: number): Promise<Delivery | undefined> {
  const [delivery] = await tx.query<Delivery>(
    `select ${delivered} from edge.inbound_delivery where id = $1 and lease_no = $2 and state = 'new'`,
    [id, leaseNo],
  )
  return delivery
}

interface Head {
  readonly id: bigint
  readonly attempts: number
  readonly bytes: number
}

/** As many as fit into memory, up to the first that has been begun before; such a one goes alone. */
function prefixOf(heads: readonly Head[]): bigint[] {
  let bytes = 0
  const ids: bigint[] = []
  for (const head of heads) {
    bytes += head.bytes
    if (ids.length > 0 && (head.attempts > 0 || bytes > MOST_BYTES)) break
    ids.push(head.id)
    if (head.attempts > 0) break
  }
  return ids
}

async function bury(tx: Tx, heads: readonly { readonly id: bigint }[]): Promise<void> {
  if (heads.length === 0) return
  await tx.query(
    `update edge.inbound_delivery set state = 'dead', lease_until = null,
       outcome = coalesce(outcome, '{}') ||
         jsonb_build_object('problems', coalesce(outcome->'problems', '[]') || '["gave_up"]')
     where id = any($1::bigint[])`,
    [heads.map((head) => head.id)],
  )
}

/** Gives up what was seen to do harm, unless it has been claimed anew meanwhile. */
export async function buryDelivery(tx: Tx, { id, leaseNo }: Delivery): Promise<void> {
  const claimed = await findClaimed(tx, id, leaseNo)
  if (claimed) await bury(tx, [claimed])
}

/** What became of a delivery: counts, and short words for problems; never customer text. */
export interface Outcome {
  readonly messages: number
  readonly statuses: number
  readonly unrouted: number
  readonly unsupported: number
  readonly problems: readonly string[]
}

/** done: through. failed: the attempt counts, the next one is alone. later: nothing of its own fault, the attempt does not count. */
export type End = {
  readonly delivery: Delivery
  readonly outcome: Outcome
  readonly end: 'done' | 'failed' | 'later'
}

/** Writes the ends of a claim where its lease is still the last one. */
export async function endDeliveries(tx: Tx, ends: readonly End[]): Promise<void> {
  await tx.query(
    `update edge.inbound_delivery d
     set state = case e."end" when 'done' then 'done' else 'new' end,
         attempts = d.attempts - case e."end" when 'later' then 1 else 0 end,
         outcome = e.outcome, lease_until = null
     from jsonb_to_recordset($1::jsonb) as e (id bigint, "leaseNo" int, "end" text, outcome jsonb)
     where d.id = e.id and d.lease_no = e."leaseNo" and d.state = 'new'`,
    [
      JSON.stringify(
        ends.map(({ delivery, end, outcome }) => ({
          id: String(delivery.id),
          leaseNo: delivery.leaseNo,
          end,
          outcome,
        })),
      ),
    ],
  )
}

/** Keeps the claim alive while a long batch is worked through. */
export async function extendLease(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
  await tx.query(
    `update edge.inbound_delivery set lease_until = now() + ${LEASE} where id = any($1::bigint[]) and state = 'new'`,
    [deliveries.map((delivery) => delivery.id)],
  )
}
