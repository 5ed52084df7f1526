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

/** How long a turn may take before another process may begin it again, in seconds. */
export const TURN_LEASE_SECONDS = 90
const MOST_PER_STORE = 8

/**
 * Leases conversations whose answer is due, few of each store at a time, and counts the attempt.
 * @param full stores that have as many turns under way as one may; theirs wait, so that others' do not.
 */
export async function claimTurns(ctx: Ctx, most: number, full: readonly StoreId[] = []): Promise<TurnClaim> {
  const now = ctx.clock.now()
  const claim = await ctx.db.withLanes(async (tx) => ({
    turns: most > 0 ? await leaseDue(tx, now, most, full) : [],
    nextAt: await nextDue(tx, now),
  }))
  if (claim.turns.length > 0) faultPoint(ctx.config, 'turn.claimed')
  return claim
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
    'select min(due_at) as at from turn_lane where due_at > $1',
    [now],
  )
  return row?.at ?? undefined
}
