import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/database/database.ts'
import { faultPoint } from '#platform/fault.ts'
import type { ConversationId, StoreId } from '#platform/ids.ts'

/** An answer that is ours to make while the lease runs. */
export interface ClaimedTurn {
  readonly storeId: StoreId
  readonly conversationId: ConversationId
  readonly leaseNo: number
  /** Beginnings since the contact last wrote, this one included. More than a few: something is wrong, hand off. */
  readonly attempts: number
}

export interface TurnClaim {
  readonly turns: readonly ClaimedTurn[]
  /** When the next turn that waits is due. */
  readonly nextAt: Date | undefined
}

/** How long after its last sign of life a turn may be begun again, here or in another process, in seconds. */
export const TURN_LEASE_SECONDS = 15
const MOST_PER_STORE = 8

/**
 * Leases conversations whose answer is due, few of each store at a time, and counts the attempt.
 * @param full stores that have as many turns under way as one may; theirs wait, so that others' do not.
 */
export async function claimTurns(ctx: Ctx, most: number, full: readonly StoreId[] = []): Promise<TurnClaim> {
  const now = ctx.clock.now()
  const [turns, nextAt] = await ctx.db.withLanes((tx) =>
    Promise.all([most > 0 ? leaseDue(tx, now, most, full) : [], nextDue(tx, now)]),
  )
  if (turns.length > 0) faultPoint(ctx.config, 'turn.claimed')
  return { turns, nextAt }
}

function leaseDue(tx: Tx, now: Date, most: number, full: readonly StoreId[]): Promise<ClaimedTurn[]> {
  return tx.query<ClaimedTurn>(
    `with due as (
       select store_id, conversation_id, due_at, row_number() over (partition by store_id order by due_at) as turn
       from turn_lane where due_at <= $1 and (lease_until is null or lease_until < now()) and store_id <> all($4::uuid[])
     ), picked as (
       select l.store_id, l.conversation_id from turn_lane l join due d using (store_id, conversation_id)
       where d.turn <= $2 and l.due_at <= $1 and (l.lease_until is null or l.lease_until < now())
       order by d.turn, d.due_at limit $3 for update of l skip locked
     )
     update turn_lane l set attempts = l.attempts + 1, lease_no = l.lease_no + 1,
       lease_until = now() + interval '${TURN_LEASE_SECONDS} seconds'
     from picked p where l.store_id = p.store_id and l.conversation_id = p.conversation_id
     returning l.store_id as "storeId", l.conversation_id as "conversationId", l.lease_no as "leaseNo", l.attempts`,
    [now, MOST_PER_STORE, most, full],
  )
}

async function nextDue(tx: Tx, now: Date): Promise<Date | undefined> {
  const [row] = await tx.query<{ at: Date | null }>(
    `select min(at) as at from (select greatest(due_at, lease_until) as at from turn_lane) l where at > $1`,
    [now],
  )
  return row?.at ?? undefined
}

/** A sign of life of turns under way. One whose lease has gone to another stays lost: the number no longer fits. */
export async function keepTurns(ctx: Ctx, turns: readonly ClaimedTurn[]): Promise<void> {
  await ctx.db.withLanes((tx) =>
    tx.query(
      `update turn_lane l set lease_until = now() + interval '${TURN_LEASE_SECONDS} seconds'
       from unnest($1::uuid[], $2::uuid[], $3::int[]) as k (store_id, conversation_id, lease_no)
       where l.store_id = k.store_id and l.conversation_id = k.conversation_id and l.lease_no = k.lease_no
         and l.lease_until is not null`,
      [
        turns.map((turn) => turn.storeId),
        turns.map((turn) => turn.conversationId),
        turns.map((turn) => turn.leaseNo),
      ],
    ),
  )
}
