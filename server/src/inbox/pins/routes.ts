import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread, OneMessage } from '#platform/http/params.ts'
import { listPins, pinMessage, unpinMessage } from './pins.ts'
import { PinList } from './shapes.ts'

const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/conversations/:conversationId/pins'

/** What members hold on to in a conversation. Each answers with all that is pinned. */
export async function pinRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    at,
    { ...mayRead, schema: { params: InThread, response: { 200: PinList } } },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => ({ items: await listPins(tx, params.conversationId) })),
  )
  app.put(
    `${at}/:messageId`,
    { ...mayWrite, schema: { params: OneMessage, response: { 200: PinList } } },
    ({ storeId, member, params }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await pinMessage(ctx, tx, params, member.id)
        return { items: await listPins(tx, params.conversationId) }
      }),
  )
  app.delete(
    `${at}/:messageId`,
    { ...mayWrite, schema: { params: OneMessage, response: { 200: PinList } } },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await unpinMessage(ctx, tx, params)
        return { items: await listPins(tx, params.conversationId) }
      }),
  )
}
