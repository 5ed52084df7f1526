import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ClaimedTurn } from './claim.ts'

/** How long after a recording came its words are waited for; then the answer is made without them. */
const PATIENCE_MS = 20_000

/**
 * Puts a claimed turn off while a recording that the contact has just sent is being fetched and written down. It is due
 * again when that has ended, well or badly, and {@link PATIENCE_MS} after the recording at the latest.
 * @returns whether it was put off; the lease is given back then and the attempt does not count.
 */
export async function awaitWords(ctx: Ctx, tx: StoreTx, turn: ClaimedTurn): Promise<boolean> {
  const now = ctx.clock.now()
  if (!(await latestUnheard(tx, turn, now))) return false
  // Who writes the words down takes the lane first as well, so they cannot come unnoticed between look and delay.
  await tx.query('select 1 from turn_lane where store_id = $1 and conversation_id = $2 for update', [
    tx.storeId,
    turn.conversationId,
  ])
  const latest = await latestUnheard(tx, turn, now)
  if (!latest) return false
  await tx.query(
    `update turn_lane set due_at = greatest(due_at, $4), lease_until = null, attempts = attempts - 1, awaits_words = true
     where store_id = $1 and conversation_id = $2 and lease_no = $3`,
    [tx.storeId, turn.conversationId, turn.leaseNo, new Date(latest.getTime() + PATIENCE_MS)],
  )
  tx.afterCommit(() => ctx.bus.wake('turns'))
  return true
}

/** When the latest recording came that is worth waiting for. */
async function latestUnheard(tx: StoreTx, turn: ClaimedTurn, now: Date): Promise<Date | undefined> {
  const [latest] = await tx.query<{ at: Date | null }>(
    `select max(m.created_at) as at from message m join attachment a on a.store_id = $1 and a.message_id = m.id
     where m.store_id = $1 and m.conversation_id = $2 and m.author = 'contact' and m.created_at > $3
       and a.kind in ('voice', 'audio') and (a.state = 'waiting' or a.transcript_state = 'waiting')`,
    [tx.storeId, turn.conversationId, new Date(now.getTime() - PATIENCE_MS)],
  )
  return latest?.at ?? undefined
}

/**
 * A recording is being written down or given up in this transaction: an answer that waits for it is due now, unless
 * someone types. To be called before the recording's row is touched.
 */
export async function hastenTurn(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<void> {
  const rows = await tx.query(
    `update turn_lane l set due_at = case when l.awaits_words then greatest($3, c.held_until) else l.due_at end,
       awaits_words = false
     from conversation c
     where l.store_id = $1 and l.conversation_id = $2 and c.store_id = $1 and c.id = $2
     returning 1`,
    [tx.storeId, conversationId, ctx.clock.now()],
  )
  if (rows.length > 0) tx.afterCommit(() => ctx.bus.wake('turns'))
}
