import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { OneMessage } from '#platform/http/params.ts'
import { MessageVersionShape } from './shapes.ts'
import { listVersions } from './versions.ts'

/** What messages said before they were edited. */
export async function versionRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/conversations/:conversationId/messages/:messageId/versions',
    {
      config: { permission: 'inbox.read' },
      schema: { params: OneMessage, response: { 200: z.object({ items: z.array(MessageVersionShape) }) } },
    },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => ({
        items: await listVersions(tx, params.conversationId, params.messageId),
      })),
  )
}
