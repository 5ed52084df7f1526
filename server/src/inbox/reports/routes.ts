import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { readReport } from './report.ts'
import { ReportQuery, ReportShape } from './shapes.ts'

/** How the inbox did: answers and their times, load, and what the assistant took off people's hands. */
export async function reportRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/report',
    {
      config: { permission: 'reports.read' },
      schema: {
        operationId: 'readReport',
        params: z.object({ storeId: z.uuid() }),
        querystring: ReportQuery,
        response: { 200: ReportShape },
      },
    },
    ({ storeId, query }) => ctx.db.withStore(storeId, (tx) => readReport(ctx, tx, query)),
  )
}
