import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { askToErase } from './erase.ts'
import { exportContact } from './export.ts'
import { heldOf } from './held.ts'
import { listOpenings, openingsOf } from './openings.ts'
import { ErasureShape, ErasureWish, HeldShape, OpeningsShape } from './shapes.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who asks for this has opened the contact, or the conversation with one, that the path names. */
    opensContact?: true
  }
}

const One = z.object({ storeId: z.uuid(), contactId: z.uuid() })
const Opened = z.object({ contactId: z.uuid().optional(), conversationId: z.uuid().optional() })

const mayRead = { permission: 'privacy.read' } as const
const mayErase = { permission: 'privacy.write' } as const
const at = '/stores/:storeId/contacts/:contactId'

/** Writes down who opens a customer, after they have been answered. Call it before the routes that it is about. */
export function watchOpenings(app: App, ctx: Ctx): void {
  const note = openingsOf(ctx)
  app.addHook('onResponse', async (request, reply) => {
    if (!request.routeOptions.config.opensContact || reply.statusCode !== 200) return
    await note({ storeId: request.storeId, memberId: request.member.id, ...Opened.parse(request.params) })
  })
}

/** What the shop owes a customer whose data it holds: to tell it, to erase it, and to know who has looked. */
export async function privacyRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/held`,
    { config: mayRead, schema: { params: One, response: { 200: HeldShape } } },
    ({ storeId, params }) => ctx.db.withStore(storeId, (tx) => heldOf(tx, params.contactId)),
  )
  app.get(
    `${at}/openings`,
    { config: mayRead, schema: { params: One, response: { 200: OpeningsShape } } },
    ({ storeId, params }) => ctx.db.withStore(storeId, (tx) => listOpenings(tx, params.contactId)),
  )
  app.get(
    `${at}/export`,
    {
      config: { ...mayRead, opensContact: true, rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        operationId: 'exportContact',
        params: One,
        response: { 200: z.unknown().describe('One JSON document with all that is held, as a file') },
      },
    },
    async ({ storeId, params }, reply) => {
      const told = await exportContact(ctx, storeId, params.contactId)
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="contact-${params.contactId}.json"`)
        .header('cache-control', 'no-store')
        .send(told)
    },
  )
  app.post(
    `${at}/erasures`,
    { config: mayErase, schema: { params: One, body: ErasureWish, response: { 202: ErasureShape } } },
    async ({ storeId, params, member }, reply) => {
      const erasure = await ctx.db.withStore(storeId, (tx) =>
        askToErase(ctx, tx, params.contactId, member.id),
      )
      return reply.code(202).send(erasure)
    },
  )
}
