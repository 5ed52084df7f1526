import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread } from '#platform/http/params.ts'
import { insightOf } from './insight.ts'
import { InsightView } from './shapes.ts'

/** What the assistant goes by in one conversation, and what it has cost. */
export async function insightRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/conversations/:conversationId/assistant',
    {
      config: { permission: 'inbox.read' },
      schema: { operationId: 'readInsight', params: InThread, response: { 200: InsightView } },
    },
    ({ storeId, params }) => ctx.db.withStore(storeId, (tx) => insightOf(ctx, tx, params.conversationId)),
  )
}
