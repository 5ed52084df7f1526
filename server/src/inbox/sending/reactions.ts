import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'

/** The shop has one reaction to a message, given here or on the phone. Returns the one before. */
export async function replaceReaction(
  ctx: Ctx,
  tx: StoreTx,
  messageId: string,
  emoji: string | null,
): Promise<string | null> {
  const [last] = await tx.query<{ emoji: string }>(
    `delete from reaction where store_id = $1 and message_id = $2 and by in ('phone', 'member') returning emoji`,
    [tx.storeId, messageId],
  )
  if (emoji !== null)
    await tx.query(
      `insert into reaction (store_id, message_id, by, emoji, at) values ($1, $2, 'member', $3, $4)`,
      [tx.storeId, messageId, emoji, ctx.clock.now()],
    )
  return last?.emoji ?? null
}

/**
 * Puts back what stood before a reaction that never arrived, unless another has taken its place meanwhile.
 * @param failed ids of messages that failed; those that are no reactions are left alone.
 */
export async function undoReactions(
  tx: StoreTx,
  failed: readonly string[],
): Promise<{ id: string; conversationId: string }[]> {
  const undone = await tx.query<{ id: string; conversationId: string; last: string | null; at: Date }>(
    `select t.id, t.conversation_id as "conversationId", m.detail->'reaction'->>'last' as last, m.created_at as at
     from message m
     join message t on t.store_id = $1 and t.id = (m.detail->'reaction'->>'messageId')::uuid
     left join reaction r on r.store_id = $1 and r.message_id = t.id and r.by = 'member'
     where m.store_id = $1 and m.id = any($2::uuid[]) and m.kind = 'reaction'
       and r.emoji is not distinct from m.detail->'reaction'->>'emoji'
       and not exists (select 1 from message later where later.store_id = $1 and later.conversation_id = m.conversation_id
         and later.kind = 'reaction' and later.id > m.id
         and later.detail->'reaction'->>'messageId' = m.detail->'reaction'->>'messageId')`,
    [tx.storeId, failed],
  )
  for (const { id, last, at } of undone) {
    await tx.query(`delete from reaction where store_id = $1 and message_id = $2 and by = 'member'`, [
      tx.storeId,
      id,
    ])
    if (last !== null)
      await tx.query(
        `insert into reaction (store_id, message_id, by, emoji, at) values ($1, $2, 'member', $3, $4)
         on conflict do nothing`,
        [tx.storeId, id, last, at],
      )
  }
  return undone
}
