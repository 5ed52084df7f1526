import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { readOff } from '../assistant-off/off.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { giveBack } from '../speaking/switch.ts'
import type { Ring } from '../timers/timers.ts'

/**
 * Gives a conversation back to the assistant when a person has said nothing for as long as the store says; somebody who
 * types is waited for. Where the assistant is off by then, it stays with the person.
 */
export const ringReturn =
  (assistantAnswers: (tx: StoreTx) => Promise<boolean>): Ring =>
  async (ctx, tx, { conversationId }) => {
    const now = ctx.clock.now()
    const [held] = await tx.query<{ until: Date | null; answers: boolean }>(
      `select held_until as until from conversation
       where store_id = $1 and id = $2 and return_at <= $3 and speaker = 'member' and state = 'open' for update`,
      [tx.storeId, conversationId, now],
    )
    if (!held) return
    if (held.until && held.until > now) return setReturn(ctx, tx, conversationId, held.until)
    const silent = !(await assistantAnswers(tx)) || (await readOff(tx, conversationId)) !== null
    if (silent) return setReturn(ctx, tx, conversationId, null)
    await giveBack(ctx, tx, conversationId, ({ to }) => ({
      type: 'returned_by_time',
      drafts: to === 'draft',
    }))
  }

/** A person keeps it, until they speak again. @throws ConversationNotFound */
export async function keepWithPerson(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<void> {
  await setReturn(ctx, tx, conversationId, null)
}

async function setReturn(ctx: Ctx, tx: StoreTx, conversationId: string, at: Date | null): Promise<void> {
  const rows = await tx.query(
    'update conversation set return_at = $3 where store_id = $1 and id = $2 returning id',
    [tx.storeId, conversationId, at],
  )
  if (rows.length === 0) throw new ConversationNotFound()
  announce(ctx, tx, [conversationUpdated(conversationId)])
}
