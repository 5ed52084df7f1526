import { adapters, type ChannelKind } from '#channels'
import type { StoreTx } from '#platform/database/database.ts'
import { MessageNotFound, NotQuotable } from '../errors.ts'
import { pointable } from '../reading/messages.ts'

/**
 * Under what id the provider knows a message of this conversation.
 * @throws MessageNotFound, NotQuotable
 */
export async function quotedId(
  tx: StoreTx,
  { channelKind }: { readonly channelKind: ChannelKind },
  conversationId: string,
  messageId: string,
): Promise<string> {
  const providerId = await pointedId(tx, conversationId, messageId)
  if (providerId === null || !adapters[channelKind].takes.quotes) throw new NotQuotable()
  return providerId
}

/** The same for a reaction; null when the provider has no message to point at. @throws MessageNotFound */
export async function pointedId(
  tx: StoreTx,
  conversationId: string,
  messageId: string,
): Promise<string | null> {
  const [message] = await tx.query<{ providerId: string | null }>(
    `select case when ${pointable} then m.provider_id end as "providerId" from message m
     where m.store_id = $1 and m.id = $2 and m.conversation_id = $3 and m.direction <> 'internal' and m.kind <> 'reaction'`,
    [tx.storeId, messageId, conversationId],
  )
  if (!message) throw new MessageNotFound()
  return message.providerId
}
