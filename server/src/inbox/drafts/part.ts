import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId } from '#platform/ids.ts'
import { announce } from '#platform/realtime/announce.ts'
import { ConversationNotFound } from '../errors.ts'
import { conversationUpdated } from '../events.ts'
import { askForTurns } from '../turns/ask.ts'
import { DraftGone } from './errors.ts'

interface One {
  readonly conversationId: ConversationId
  readonly draftId: string
}

/** Nobody wants it, or somebody says it in their own words. @throws ConversationNotFound, DraftGone */
export async function dropDraft(ctx: Ctx, tx: StoreTx, { conversationId, draftId }: One): Promise<void> {
  const [row] = await tx.query<{ dropped: boolean }>(
    `update conversation c set draft_id = case when b.draft_id = $3 then null else c.draft_id end
     from (select id, draft_id from conversation where store_id = $1 and id = $2 for update) b
     where c.store_id = $1 and c.id = b.id returning coalesce(b.draft_id = $3, false) as dropped`,
    [tx.storeId, conversationId, draftId],
  )
  if (!row) throw new ConversationNotFound()
  if (!row.dropped) throw new DraftGone()
  announce(ctx, tx, [conversationUpdated(conversationId)])
}

/** The assistant tries once more. @throws ConversationNotFound, DraftGone */
export async function writeAgain(ctx: Ctx, tx: StoreTx, one: One): Promise<void> {
  await dropDraft(ctx, tx, one)
  await askForTurns(ctx, tx, [{ conversationId: one.conversationId, waitMs: 0 }])
}
