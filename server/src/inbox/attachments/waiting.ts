import type { InboundAttachment } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import type { LinkSource } from './linked.ts'

/** A file that is still to be fetched. */
export interface Waiting {
  readonly id: string
  readonly messageId: string
  readonly conversationId: string
  readonly channelId: string
  readonly kind: InboundAttachment['kind']
  readonly source: InboundAttachment['source'] | LinkSource
  readonly tries: number
  /** Of a message that was said before the channel was connected. */
  readonly imported: boolean
  readonly receivedAt: Date
}

/** Undefined when the file is there already, given up, or its message was taken back. */
export async function readWaiting(tx: StoreTx, attachmentId: string): Promise<Waiting | undefined> {
  const [row] = await tx.query<Waiting>(
    `select a.id, a.message_id as "messageId", m.conversation_id as "conversationId", m.channel_id as "channelId",
       a.kind, a.source, a.tries, m.imported, m.created_at as "receivedAt"
     from attachment a join message m on m.store_id = a.store_id and m.id = a.message_id
     where a.store_id = $1 and a.id = $2 and a.state = 'waiting' and a.source is not null`,
    [tx.storeId, attachmentId],
  )
  return row
}
