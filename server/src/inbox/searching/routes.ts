import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { searchInbox } from './search.ts'
import { FoundShape } from './shapes.ts'

const Query = z.object({
  q: z.string().trim().max(200).describe('Under two letters or digits nothing is found'),
  conversationId: z.uuid().optional().describe('Searches what was said there alone'),
  contactId: z.uuid().optional().describe('Searches what was said with this contact in all conversations'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** One field finds people and what was said. */
export async function searchRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/inbox/search',
    {
      config: { permission: 'inbox.read' },
      schema: { params: z.object({ storeId: z.uuid() }), querystring: Query, response: { 200: FoundShape } },
    },
    (request) => {
      const { q, ...rest } = request.query
      return ctx.db.withStore(request.storeId, (tx) => searchInbox(ctx, tx, { question: q, ...rest }))
    },
  )
}
