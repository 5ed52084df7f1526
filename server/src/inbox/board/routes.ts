import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { readBoard } from './board.ts'
import { BoardShape } from './shapes.ts'

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(30).describe('Of each column'),
})

/** The way to a sale as columns; what is moved is changed like any conversation. */
export async function boardRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/board',
    {
      config: { permission: 'inbox.read' },
      schema: { params: z.object({ storeId: z.uuid() }), querystring: Query, response: { 200: BoardShape } },
    },
    ({ storeId, query }) => ctx.db.withStore(storeId, (tx) => readBoard(ctx, tx, query.limit)),
  )
}
