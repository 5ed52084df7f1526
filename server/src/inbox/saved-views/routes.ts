import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { addSavedView, changeSavedView, listSavedViews, removeSavedView } from './saved-views.ts'
import { NewSavedView, SavedViewChange, SavedViewShape } from './shapes.ts'

const Store = z.object({ storeId: z.uuid() })
const One = Store.extend({ savedViewId: z.uuid() })
const at = '/stores/:storeId/saved-views'
const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const

/** Views of the inbox under names of their own: a member's, and everybody's. */
export async function savedViewRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    at,
    {
      ...mayRead,
      schema: { params: Store, response: { 200: z.object({ items: z.array(SavedViewShape) }) } },
    },
    async ({ storeId, member }) => ({
      items: await ctx.db.withStore(storeId, (tx) => listSavedViews(ctx, tx, member)),
    }),
  )
  app.post(
    at,
    { ...mayWrite, schema: { params: Store, body: NewSavedView, response: { 201: SavedViewShape } } },
    async ({ storeId, member, body }, reply) =>
      reply.code(201).send(await ctx.db.withStore(storeId, (tx) => addSavedView(ctx, tx, member, body))),
  )
  app.patch(
    `${at}/:savedViewId`,
    { ...mayWrite, schema: { params: One, body: SavedViewChange, response: { 200: SavedViewShape } } },
    ({ storeId, member, body, params: { savedViewId } }) =>
      ctx.db.withStore(storeId, (tx) => changeSavedView(ctx, tx, member, savedViewId, body)),
  )
  app.delete(
    `${at}/:savedViewId`,
    { ...mayWrite, schema: { params: One, response: { 204: z.null().describe('Done') } } },
    async ({ storeId, member, params: { savedViewId } }, reply) => {
      await ctx.db.withStore(storeId, (tx) => removeSavedView(ctx, tx, member, savedViewId))
      return reply.code(204).send(null)
    },
  )
}
