import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated, type InboxEvent } from '../events.ts'
import { appendGreyLines } from '../speaking/grey-lines.ts'
import type { PersonChanged } from './kinds.ts'

interface Change {
  readonly what: PersonChanged
  /** As the provider tells it. */
  readonly at: Date
}

/** Whoever writes in it may be somebody else by now. Told twice, or late, it is no second change. */
export async function notePersonChanged(
  tx: StoreTx,
  conversationId: string,
  { what, at }: Change,
  now: Date,
): Promise<InboxEvent[]> {
  const noted = await tx.query(
    `update conversation set person_changed = $3, person_changed_at = $4, person_changed_seen = false
     where store_id = $1 and id = $2 and (person_changed_at is null or person_changed_at < $4) returning id`,
    [tx.storeId, conversationId, what, at],
  )
  if (noted.length === 0) return []
  await appendGreyLines(tx, [{ conversationId, line: { type: 'person_changed', what } }], now)
  return [conversationUpdated(conversationId)]
}

/** Somebody of the shop has looked who it is. @throws ConversationNotFound */
export async function seePersonChanged(ctx: Ctx, tx: StoreTx, conversationId: string): Promise<void> {
  const seen = await tx.query(
    `update conversation set person_changed_seen = true where store_id = $1 and id = $2 returning id`,
    [tx.storeId, conversationId],
  )
  if (seen.length === 0) throw new ConversationNotFound()
  announce(ctx, tx, [conversationUpdated(conversationId)])
}
