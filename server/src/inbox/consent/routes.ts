import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { changeConsent, consentOf } from './consent.ts'
import { ConsentShape, NewConsent } from './shapes.ts'

const One = z.object({ storeId: z.uuid(), conversationId: z.uuid() })

/** Whether a customer wants to be written to, as somebody of the shop knows it. */
export async function consentRoutes(app: App, ctx: Ctx): Promise<void> {
  app.post(
    '/stores/:storeId/conversations/:conversationId/consent-changes',
    {
      config: { permission: 'inbox.write' },
      schema: { params: One, body: NewConsent, response: { 201: ConsentShape } },
    },
    async ({ storeId, params: { conversationId }, body, member }, reply) => {
      const consent = await ctx.db.withStore(storeId, async (tx) => {
        await changeConsent(ctx, tx, { conversationId, memberId: member.id, ...body })
        return consentOf(tx, conversationId)
      })
      return reply.code(201).send(consent)
    },
  )
}
