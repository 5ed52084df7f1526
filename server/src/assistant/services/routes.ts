import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { giveServiceKey, takeServiceKey } from './keys.ts'
import { readServices, services } from './services.ts'

const write = { permission: 'assistant.write' } as const
const InStore = z.object({ storeId: z.uuid() })
const OneService = InStore.extend({ service: z.enum(services) })
const Services = z.object({
  items: z.array(
    z
      .object({
        service: z.enum(services),
        key: z
          .enum(['own', 'platform', 'none'])
          .describe('Whose key opens it; with nobody\u2019s a stand-in works'),
        problem: z
          .enum(['key_refused', 'no_quota'])
          .nullable()
          .describe('What the service said of the own key last'),
      })
      .meta({ id: 'Service' }),
  ),
})
const KeyBody = z.strictObject({ key: z.string().trim().min(1).max(500) })
const storeOf = (params: { storeId: string }) => parseId<'store'>(params.storeId)

/** The store's own keys for voice to text and for search by meaning. */
export async function serviceRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/assistant/services',
    { config: { permission: 'assistant.read' }, schema: { params: InStore, response: { 200: Services } } },
    async ({ params }) => ({ items: await ctx.db.withStore(storeOf(params), (tx) => readServices(ctx, tx)) }),
  )

  app.put(
    '/stores/:storeId/assistant/services/:service/key',
    {
      config: { ...write, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: { params: OneService, body: KeyBody, response: { 200: Services } },
    },
    async ({ params, body }) => ({
      items: await giveServiceKey(ctx, storeOf(params), params.service, body.key),
    }),
  )

  app.delete(
    '/stores/:storeId/assistant/services/:service/key',
    { config: write, schema: { params: OneService, response: { 200: Services } } },
    async ({ params }) => ({ items: await takeServiceKey(ctx, storeOf(params), params.service) }),
  )
}
