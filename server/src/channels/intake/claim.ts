import type { Database, Tx } from '#platform/database/database.ts'
import { durableLater } from '#platform/database/durable-later.ts'
import { walkIndexes } from '#platform/database/plans.ts'
import type { ChannelKind } from '../channel.ts'
import { type Head, type Heads, nextHeads } from './heads.ts'
import { keepOwners, keepOwnersOfUnread, type Owner, type Unread } from './owners.ts'

export interface Delivery {
  readonly id: bigint
  readonly kind: ChannelKind
  readonly channelId: string | null
  readonly body: Buffer
  readonly receivedAt: Date
  /** Of the claim that it was handed out under. */
  readonly leaseNo: bigint
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

const MOST_BYTES = 16 * 1024 * 1024
/** Beginnings without an end before a delivery is given up: few where nothing can prove it innocent, see `trial.ts`. */
const MOST_ATTEMPTS = { tried: 20, untried: 3 } as const
const LEASE = `interval '5 seconds'`

/** When the database was started. The embedded one starts with the process that a poisonous delivery ends, so it counts all. */
const startOf = { native: 'pg_postmaster_start_time()', embedded: `'epoch'::timestamptz` } as const

const nothing: Claim = { deliveries: [], more: false }

/** What kind of claim is made. */
export interface Asked {
  readonly engine: Database['engine']
  /** Whether a suspect can be tried apart. */
  readonly tried: boolean
  /** Deliveries at most. */
  readonly most: number
}

/**
 * Leases the oldest deliveries of each account, in the transaction of the caller. What a crash of the database makes of it
 * is taken in once more, which changes nothing; so the disk is not waited for.
 *
 * Order holds across processes because only one claim lives at a time: while another's lease runs, nothing is handed out.
 * A delivery that was begun before and not ended (a crash, an error) is handed out alone, so that a poisonous one is
 * found; after too many beginnings under one database it is dead, kept, and the others go on.
 */
export async function claimDeliveries(tx: Tx, asked: Asked): Promise<Claim> {
  const [, last] = await Promise.all([durableLater(tx), lockClaim(tx, startOf[asked.engine])])
  return claimAfter(tx, last, undefined, asked)
}

/** The same where the caller ends its own claim in this transaction: what comes next is asked for without waiting. */
export async function endAndClaim(tx: Tx, ends: readonly End[], asked: Asked): Promise<Claim> {
  const [, last, next] = await Promise.all([
    endDeliveries(tx, ends),
    lockClaim(tx, startOf[asked.engine]),
    nextHeads(tx, asked.most),
  ])
  return claimAfter(tx, last, next, asked)
}

async function claimAfter(
  tx: Tx,
  last: LastClaim | undefined,
  /** What comes next, where it was asked for already. */
  next: Heads | undefined,
  { engine, tried, most }: Asked,
): Promise<Claim> {
  if (!last || last.living) return { ...nothing, nextAt: last?.leaseUntil ?? undefined }
  if (last.unended) await countBeginnings(tx)
  const { heads, more } = next && !last.unended ? next : await nextHeads(tx, most)
  const mostAttempts = tried ? MOST_ATTEMPTS.tried : MOST_ATTEMPTS.untried
  const isWornOut = (head: Head): boolean => head.attempts >= mostAttempts
  await bury(tx, heads.filter(isWornOut))
  const ids = prefixOf(heads.filter((head) => !isWornOut(head)))
  if (ids.length === 0) {
    if (last.unended) await forgetClaim(tx)
    return { ...nothing, more: heads.length > 0 }
  }
  const [deliveries] = await Promise.all([readDeliveries(tx, ids), lease(tx, ids, startOf[engine])])
  return { deliveries, more: more || heads.length > ids.length }
}

interface LastClaim {
  /** Begun under this database and not ended. */
  readonly unended: boolean
  readonly living: boolean
  readonly leaseUntil: Date | null
}

/** The lock reads the row as it was committed last. @returns undefined while another claims. */
async function lockClaim(tx: Tx, here: string): Promise<LastClaim | undefined> {
  const [last] = await tx.query<LastClaim>(
    `select ids <> '{}' and begun_under = ${here} as unended, coalesce(lease_until > now(), false) as living,
       lease_until as "leaseUntil"
     from edge.intake_claim for update skip locked`,
    [],
  )
  return last
}

async function countBeginnings(tx: Tx): Promise<void> {
  await tx.query(
    `update edge.inbound_delivery d set attempts = d.attempts + 1
     from edge.intake_claim c where d.id = any(c.ids) and d.state = 'new'`,
    [],
  )
}

async function lease(tx: Tx, ids: readonly bigint[], here: string): Promise<void> {
  await tx.query(
    `update edge.intake_claim
     set ids = $1, lease_no = lease_no + 1, lease_until = now() + ${LEASE}, begun_under = ${here}`,
    [ids],
  )
}

async function forgetClaim(tx: Tx): Promise<void> {
  await tx.query(`update edge.intake_claim set ids = '{}', lease_until = null`, [])
}

const delivered = `d.id, d.kind, d.channel_id as "channelId", d.body, d.received_at as "receivedAt", d.attempts + 1 as attempts`

/** Asked before the claim that they are read for is written, hence the number that it will get. */
function readDeliveries(tx: Tx, ids: readonly bigint[]): Promise<Delivery[]> {
  return tx.query<Delivery>(
    `select ${delivered}, c.lease_no + 1 as "leaseNo"
     from edge.inbound_delivery d cross join edge.intake_claim c where d.id = any($1::bigint[]) order by d.id`,
    [ids],
  )
}

/** What is claimed under this lease, for a process that was only told of it. */
export async function findClaimed(tx: Tx, id: bigint, leaseNo: bigint): Promise<Delivery | undefined> {
  const [delivery] = await tx.query<Delivery>(
    `select ${delivered}, c.lease_no as "leaseNo"
     from edge.inbound_delivery d join edge.intake_claim c on d.id = any(c.ids)
     where d.id = $1 and c.lease_no = $2 and d.state = 'new'`,
    [id, leaseNo],
  )
  return delivery
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
  const buried = await tx.query<Omit<Unread, 'body'> & { body: Buffer | null }>(
    `update edge.inbound_delivery set state = 'dead',
       outcome = coalesce(outcome, '{}') ||
         jsonb_build_object('problems', coalesce(outcome->'problems', '[]') || '["gave_up"]')
     where id = any($1::bigint[]) and state = 'new'
     returning id, kind, channel_id as "channelId", case when outcome ? 'messages' then null else body end as body`,
    [heads.map((head) => head.id)],
  )
  await keepOwnersOfUnread(
    tx,
    buried.flatMap(({ body, ...one }) => (body ? [{ ...one, body }] : [])),
  )
}

/** Gives up what was seen to do harm, and ends the claim that holds it. */
export async function buryDelivery(tx: Tx, delivery: Delivery): Promise<void> {
  await bury(tx, [delivery])
  await tx.query(`update edge.intake_claim set ids = '{}', lease_until = null where lease_no = $1`, [
    delivery.leaseNo,
  ])
}

/** What became of a delivery: counts, and short words for problems; never customer text. */
export interface Outcome {
  readonly messages: number
  readonly statuses: number
  readonly unrouted: number
  readonly unsupported: number
  /** Parts of strangers, and of accounts that are disconnected: not taken in, and their bytes are not kept either. */
  readonly withheld: number
  readonly problems: readonly string[]
}

/** done: through. failed: the attempt counts, the next one is alone. later: nothing of its own fault, the attempt does not count. */
export type End = {
  readonly delivery: Delivery
  readonly outcome: Outcome
  readonly end: 'done' | 'failed' | 'later'
  /** Whose it is, when it was not taken in whole. */
  readonly owners: readonly Owner[]
}

/** Writes the ends of a claim and frees the way for the next, unless another has come after it. */
export async function endDeliveries(tx: Tx, ends: readonly End[]): Promise<void> {
  await Promise.all([durableLater(tx), walkIndexes(tx), writeEnds(tx, ends)])
  await keepOwners(tx, ends)
}

function writeEnds(tx: Tx, ends: readonly End[]): Promise<unknown> {
  return tx.query(
    `with mine as (
       update edge.intake_claim set ids = '{}', lease_until = null where lease_no = $1 returning lease_no
     )
     update edge.inbound_delivery d
     set state = case e."end" when 'done' then 'done' else 'new' end,
         attempts = d.attempts + case e."end" when 'failed' then 1 else 0 end,
         outcome = e.outcome,
         body = case when e."end" = 'done' and e.outcome->'withheld' <> '0' then '' else d.body end
     from mine, jsonb_to_recordset($2::jsonb) as e (id bigint, "end" text, outcome jsonb)
     -- Said so that the index of those that wait does not fit: all of them would be walked, and the longer the queue, the
     -- slower it would be worked off.
     where d.id = e.id and d.state not in ('done', 'dead')`,
    [
      ends[0]?.delivery.leaseNo,
      JSON.stringify(ends.map(({ delivery, end, outcome }) => ({ id: String(delivery.id), end, outcome }))),
    ],
  )
}

/** Keeps the claim alive while a long batch is worked through. */
export async function extendLease(tx: Tx, leaseNo: bigint): Promise<void> {
  await tx.query(
    `update edge.intake_claim set lease_until = now() + ${LEASE} where lease_no = $1 and lease_until is not null`,
    [leaseNo],
  )
}
