import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { noticeRoutes } from './account-events/routes.ts'
import { adapters } from './adapters.ts'
import { businessRoutes } from './business/routes.ts'
import { connectingRoutes } from './connecting/routes.ts'
import { webhookRoutes } from './edge/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { platformRoutes } from './intake/platform-routes.ts'
import { templateRoutes } from './templates/routes.ts'

/** Connecting and looking after channels, and where providers deliver. */
export async function channelRoutes(app: App, ctx: Ctx): Promise<void> {
  await connectingRoutes(app, ctx)
  await businessRoutes(app, ctx)
  await templateRoutes(app, ctx)
  await noticeRoutes(app, ctx)
  await healthRoutes(app, ctx)
  await webhookRoutes(app, ctx, adapters)
  await platformRoutes(app, ctx)
}
