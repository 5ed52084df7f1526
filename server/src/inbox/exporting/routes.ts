import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread } from '#platform/http/params.ts'
import { languages } from '#platform/text/language.ts'
import { exportConversation } from './export.ts'

const ExportQuery = z.object({
  language: z.enum(languages).default('ru'),
  notes: z.enum(['true', 'false']).default('false').describe('With what members said among themselves'),
})

/** A conversation to be taken along. */
export async function exportingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/conversations/:conversationId/export',
    {
      config: { permission: 'inbox.read', opensContact: true },
      schema: {
        description: 'text/html: one file that needs nothing else. Files are named in it, not held.',
        params: InThread,
        querystring: ExportQuery,
      },
    },
    async ({ storeId, params, query }, reply) => {
      const { fileName, pieces } = await exportConversation(ctx, storeId, {
        conversationId: params.conversationId,
        language: query.language,
        notes: query.notes === 'true',
      })
      return reply
        .type('text/html; charset=utf-8')
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header('cache-control', 'no-store')
        .send(Readable.from(pieces, { objectMode: false }))
    },
  )
}
