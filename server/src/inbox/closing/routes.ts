import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { getConversation } from '../reading/conversations.ts'
import { ConversationShape } from '../reading/shapes.ts'
import { keepWithPerson } from './return.ts'

const One = z.object({ storeId: z.uuid(), conversationId: z.uuid() })

/** What somebody may do about what would happen by itself. */
export async function closingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.delete(
    '/stores/:storeId/conversations/:conversationId/auto-return',
    { config: { permission: 'inbox.write' }, schema: { params: One, response: { 200: ConversationShape } } },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await keepWithPerson(ctx, tx, params.conversationId)
        return getConversation(ctx, tx, params.conversationId)
      }),
  )
}
