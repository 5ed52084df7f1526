import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { ProductView, toView } from '../wire.ts'
import { differingPrices } from './check.ts'

const InStore = z.object({ storeId: z.uuid() })
const Said = z.strictObject({
  text: z.string().min(1).max(4096),
  before: z
    .array(z.string().max(4096))
    .max(3)
    .default([])
    .describe('What was said before it, newest first: it may name what the text only tells the price of'),
})

/** Whether a text that a person is about to send tells another price than the catalogue has. */
export async function priceCheckRoute(app: App, ctx: Ctx): Promise<void> {
  app.post(
    '/stores/:storeId/price-checks',
    {
      config: { permission: 'catalog.read', rateLimit: { max: 300, timeWindow: '1 minute' } },
      schema: {
        params: InStore,
        body: Said,
        response: {
          200: z.object({
            differing: z.array(ProductView).describe('As the catalogue has them; empty: all is well'),
          }),
        },
      },
    },
    ({ params, body }) =>
      ctx.db.withStore(parseId<'store'>(params.storeId), async (tx) => ({
        differing: (await differingPrices(tx, body.text, body.before)).map(toView),
      })),
  )
}
