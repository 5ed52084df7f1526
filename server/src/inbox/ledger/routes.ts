import { z } from 'zod'
import { replayStoreDelivery } from '#channels'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { notFound } from '#platform/problems.ts'
import { readLedger } from './ledger.ts'
import { LedgerShape } from './shapes.ts'

const Store = z.object({ storeId: z.uuid() })
const OneDelivery = Store.extend({ deliveryId: z.string().max(40) })
// No longer than the event log is kept, without which nothing is known of what was shown.
const Query = z.object({
  days: z.coerce.number().int().min(1).max(13).default(7),
  hours: z.coerce
    .number()
    .int()
    .min(0)
    .max(168)
    .default(1)
    .describe('Who has waited shorter is no gap yet, unless their window closes soon'),
})

/** That nothing is lost, for the owner to see: how far everything came, and what to do about what did not. */
export async function ledgerRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/ledger',
    {
      config: { permission: 'ledger.read' },
      schema: {
        operationId: 'readLedger',
        params: Store,
        querystring: Query,
        response: { 200: LedgerShape },
      },
    },
    (request) => ctx.db.withStore(request.storeId, (tx) => readLedger(tx, request.query, ctx.clock.now())),
  )

  app.post(
    '/stores/:storeId/ledger/deliveries/:deliveryId/replay',
    {
      config: { permission: 'ledger.write' },
      schema: {
        operationId: 'replayDelivery',
        params: OneDelivery,
        response: { 204: z.null().describe('It is before the intake again') },
      },
    },
    async (request, reply) => {
      const { deliveryId } = request.params
      const again = await ctx.db.withStore(request.storeId, (tx) => replayStoreDelivery(tx, deliveryId))
      if (!again) throw notFound()
      ctx.log.info({ delivery: deliveryId, store: request.storeId }, 'a delivery was put back by its store')
      ctx.bus.wake('intake')
      return reply.status(204).send(null)
    },
  )
}
