import type { StoreTx } from '#platform/database/database.ts'
import type { ConversationId, MessageId } from '#platform/ids.ts'
import { MessageNotFound } from '../errors.ts'
import type { MessageVersionJson } from './shapes.ts'

interface Row {
  readonly text: string | null
  readonly from: Date
  readonly until: Date
}

/** What nobody reads to its end: Telegram allows as many edits as one likes. */
const most = 100

/**
 * What a message said before it was edited, newest first. Of one that was taken back there is nothing: its versions went
 * with it.
 * @throws MessageNotFound
 */
export async function listVersions(
  tx: StoreTx,
  conversationId: ConversationId,
  messageId: MessageId,
): Promise<MessageVersionJson[]> {
  await findMessage(tx, conversationId, messageId)
  const rows = await tx.query<Row>(
    `select v.text, v.replaced_at as until, coalesce(lag(v.replaced_at) over (order by v.replaced_at),
       case when m.direction = 'in' or m.author = 'phone' then m.provider_at end, m.created_at) as "from"
     from message m join message_version v on v.store_id = $1 and v.message_id = m.id
     where m.store_id = $1 and m.id = $2
     order by v.replaced_at desc limit $3`,
    [tx.storeId, messageId, most],
  )
  return rows.map(({ text, from, until }) => ({ text, from: from.toISOString(), until: until.toISOString() }))
}

async function findMessage(tx: StoreTx, conversationId: ConversationId, messageId: MessageId): Promise<void> {
  const [found] = await tx.query(
    'select 1 from message where store_id = $1 and id = $2 and conversation_id = $3',
    [tx.storeId, messageId, conversationId],
  )
  if (!found) throw new MessageNotFound()
}
