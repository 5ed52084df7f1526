import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import type { ConversationId, MessageId } from '#platform/ids.ts'
import { MessageVersionShape } from './shapes.ts'
import { listVersions } from './versions.ts'

const One = z.object({
  storeId: z.uuid(),
  conversationId: z.uuid().transform((id) => id as ConversationId),
  messageId: z.uuid().transform((id) => id as MessageId),
})

/** What messages said before they were edited. */
export async function versionRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/conversations/:conversationId/messages/:messageId/versions',
    {
      config: { permission: 'inbox.read' },
      schema: { params: One, response: { 200: z.object({ items: z.array(MessageVersionShape) }) } },
    },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => ({
        items: await listVersions(tx, params.conversationId, params.messageId),
      })),
  )
}
