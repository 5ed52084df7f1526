import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { longestBurst } from './burst.ts'

/**
 * Asks for an answer in each conversation, once the burst of messages is over and nobody types. A turn that is being made
 * already is told to stop: it answers less than was said.
 */
export async function askForTurns(
  ctx: Ctx,
  tx: StoreTx,
  wanted: readonly { readonly conversationId: string; readonly waitMs: number }[],
): Promise<void> {
  if (wanted.length === 0) return
  const rows = await tx.query<{ id: string; running: boolean }>(
    `insert into turn_lane as l (store_id, conversation_id, first_at, due_at)
     select $1, w."conversationId", $3, greatest($3::timestamptz + w."waitMs" * interval '1 millisecond', c.held_until)
     from jsonb_to_recordset($2::jsonb) as w ("conversationId" uuid, "waitMs" double precision)
     join conversation c on c.store_id = $1 and c.id = w."conversationId"
     on conflict (store_id, conversation_id) do update set
       first_at = case when l.lease_until > now() then excluded.first_at else l.first_at end,
       due_at = case when l.lease_until > now() then excluded.due_at
         else greatest(least(excluded.due_at, l.first_at + $4::float8 * interval '1 millisecond'),
           (select c.held_until from conversation c where c.store_id = l.store_id and c.id = l.conversation_id)) end,
       attempts = 0, awaits_words = false
     returning conversation_id as id, lease_until > now() as running`,
    [tx.storeId, JSON.stringify(wanted), ctx.clock.now(), longestBurst(ctx.config.burstWaitMs)],
  )
  tx.afterCommit(() => {
    ctx.bus.wake('turns')
    for (const row of rows) if (row.running) ctx.bus.wake('abort-turn', row.id)
  })
}

/** Nobody waits for the assistant here any more; a turn that is being made is told to stop. */
export async function dropTurns(ctx: Ctx, tx: StoreTx, conversationIds: readonly string[]): Promise<void> {
  const rows = await tx.query<{ id: string; running: boolean | null }>(
    `delete from turn_lane where store_id = $1 and conversation_id = any($2::uuid[])
     returning conversation_id as id, lease_until > now() as running`,
    [tx.storeId, conversationIds],
  )
  tx.afterCommit(() => {
    for (const row of rows) if (row.running) ctx.bus.wake('abort-turn', row.id)
  })
}
