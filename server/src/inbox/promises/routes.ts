import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread } from '#platform/http/params.ts'
import { addPromise, changePromise, listPromises } from './promises.ts'
import { NewPromise, PromiseChange, PromiseShape } from './shapes.ts'

const One = InThread.extend({ promiseId: z.uuid() })

const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/conversations/:conversationId/promises'

/** What customers were promised. */
export async function promiseRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    at,
    {
      ...mayRead,
      schema: { params: InThread, response: { 200: z.object({ items: z.array(PromiseShape) }) } },
    },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, async (tx) => ({
        items: await listPromises(ctx, tx, params.conversationId),
      })),
  )
  app.post(
    at,
    { ...mayWrite, schema: { params: InThread, body: NewPromise, response: { 201: PromiseShape } } },
    async ({ storeId, member, params, body }, reply) =>
      reply
        .code(201)
        .send(
          await ctx.db.withStore(storeId, (tx) =>
            addPromise(ctx, tx, params.conversationId, member.id, body),
          ),
        ),
  )
  app.patch(
    `${at}/:promiseId`,
    { ...mayWrite, schema: { params: One, body: PromiseChange, response: { 200: PromiseShape } } },
    ({ storeId, member, params, body }) =>
      ctx.db.withStore(storeId, (tx) =>
        changePromise(ctx, tx, params.conversationId, params.promiseId, member.id, body),
      ),
  )
}
