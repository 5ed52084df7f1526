import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MessageId } from '#platform/ids.ts'
import { MessageNotFound } from '../errors.ts'

/**
 * A note may point at what it is about: a message of the same conversation. It keeps the id and none of the words, so
 * what is edited or taken back afterwards is so in the note, too.
 * @throws MessageNotFound also for what was taken back already
 */
export async function expectQuotable(
  tx: StoreTx,
  conversationId: ConversationId,
  id: MessageId,
): Promise<void> {
  const [found] = await tx.query(
    `select 1 from message where store_id = $1 and id = $2 and conversation_id = $3 and deleted_at is null
       and kind not in ('event', 'reaction')`,
    [tx.storeId, id, conversationId],
  )
  if (!found) throw new MessageNotFound()
}
