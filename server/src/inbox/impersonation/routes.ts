import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { getConversation } from '../reading/conversations.ts'
import { ConversationShape } from '../reading/shapes.ts'
import { seePersonChanged } from './changed.ts'

const One = z.object({ storeId: z.uuid(), conversationId: z.uuid() })

/** The warning that somebody else may be writing, and its end. */
export async function impersonationRoutes(app: App, ctx: Ctx): Promise<void> {
  app.put(
    '/stores/:storeId/conversations/:conversationId/person-change/seen',
    {
      config: { permission: 'inbox.write' },
      schema: { params: One, response: { 200: ConversationShape } },
    },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await seePersonChanged(ctx, tx, params.conversationId)
        return getConversation(ctx, tx, params.conversationId)
      }),
  )
}
