import { z } from 'zod'
import type { ConversationId, MessageId } from '../ids.ts'

/** What paths name; extended by whatever a path names besides. */
export const InStore = z.object({ storeId: z.uuid() })
export const InThread = InStore.extend({
  conversationId: z.uuid().transform((id) => id as ConversationId),
})
export const OneMessage = InThread.extend({ messageId: z.uuid().transform((id) => id as MessageId) })
