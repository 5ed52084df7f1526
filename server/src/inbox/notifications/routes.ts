import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { changeNotifications, readNotifications } from './choice.ts'
import { NotificationChange, NotificationShape } from './shapes.ts'

const params = z.object({ storeId: z.uuid() })
const at = '/stores/:storeId/notification-choice'
/** Everybody who reads the inbox has one, and sees no other's. */
const own = { config: { permission: 'inbox.read' } } as const

export async function notificationRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(at, { ...own, schema: { params, response: { 200: NotificationShape } } }, ({ storeId, member }) =>
    ctx.db.withStore(storeId, (tx) => readNotifications(tx, member.id)),
  )
  app.put(
    at,
    { ...own, schema: { params, body: NotificationChange, response: { 200: NotificationShape } } },
    ({ storeId, member, body }) =>
      ctx.db.withStore(storeId, (tx) => changeNotifications(ctx, tx, member.id, body)),
  )
}
