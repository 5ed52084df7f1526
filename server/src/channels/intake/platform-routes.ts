import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { notFound } from '#platform/problems.ts'
import { listUndelivered, reasons, retryUndelivered } from './undelivered.ts'

const UndeliveredView = z
  .object({
    id: z.string(),
    kind: z.enum(['whatsapp', 'instagram', 'telegram']),
    receivedAt: z.iso.datetime(),
    reason: z.enum(reasons),
    problems: z.array(z.string()).readonly(),
    bytes: z.int(),
    preview: z.string(),
  })
  .meta({ id: 'UndeliveredDelivery' })

const OneDelivery = z.object({ deliveryId: z.string().regex(/^\d{1,18}$/) })

/** For whoever runs the platform: what came in and reached nobody. To everybody else there is nothing here. */
export async function platformRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/platform/deliveries',
    {
      config: { platformOperator: true },
      schema: {
        operationId: 'listUndelivered',
        tags: ['platform'],
        response: { 200: z.object({ items: z.array(UndeliveredView), next: z.null() }) },
      },
    },
    async () => {
      const found = await ctx.db.withLanes(listUndelivered)
      return { items: found.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })), next: null }
    },
  )

  app.post(
    '/platform/deliveries/:deliveryId/retry',
    {
      config: { platformOperator: true },
      schema: {
        operationId: 'retryUndelivered',
        tags: ['platform'],
        params: OneDelivery,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { deliveryId } = request.params
      if (!(await ctx.db.withLanes((tx) => retryUndelivered(tx, deliveryId)))) throw notFound()
      ctx.log.info({ delivery: deliveryId, person: request.personId }, 'a delivery was put back by hand')
      ctx.bus.wake('intake')
      return reply.status(204).send(null)
    },
  )
}
