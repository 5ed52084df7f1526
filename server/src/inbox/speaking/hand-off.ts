import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { conversationUpdated } from '../events.ts'
import { askForGiving } from '../teams/give.ts'
import { dropTurns } from '../turns/ask.ts'
import { appendGreyLines } from './grey-lines.ts'
import { assistantWrites } from './speakers.ts'

/**
 * The assistant gives the conversation to people: nobody speaks until one of them does. The epoch stays, so a last word of
 * the assistant written just before still goes out; write it first, since afterwards the assistant may not speak.
 * @param reason a short stable word, such as 'asked_for_person' or 'model_failed'.
 * @returns 'stale' when a person has spoken since `epoch`, or the assistant does not hold the conversation.
 */
export async function handOff(
  ctx: Ctx,
  tx: StoreTx,
  conversationId: ConversationId,
  reason: string,
  epoch: number,
): Promise<'handed_off' | 'stale'> {
  const now = ctx.clock.now()
  const rows = await tx.query(
    `update conversation c set speaker = 'nobody', handoff_reason = $4, waiting_since = coalesce(waiting_since, $5)
     where store_id = $1 and id = $2 and epoch = $3 and ${assistantWrites} returning id`,
    [tx.storeId, conversationId, epoch, reason, now],
  )
  if (rows.length === 0) return 'stale'
  await dropTurns(ctx, tx, [conversationId])
  await appendGreyLines(tx, [{ conversationId, line: { type: 'handed_off', reason } }], now)
  await askForGiving(ctx, tx)
  announce(ctx, tx, [conversationUpdated(conversationId)])
  return 'handed_off'
}
