import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread, OneMessage } from '#platform/http/params.ts'
import { ownModel } from './ask-model.ts'
import { draft, rewrite, summarise } from './help.ts'
import { rewritings } from './tasks.ts'
import { translateMessage } from './translate.ts'

const language = z.enum(['ru', 'ky', 'en'])
const Words = z.object({ text: z.string() })

const Wish = z.union([
  z.strictObject({ task: z.literal('draft') }),
  z.strictObject({ task: z.literal('summarise'), language }),
  z.strictObject({
    task: z.enum(rewritings),
    text: z.string().trim().min(1).max(4096),
    language: language.optional().describe('Of a translation'),
  }),
])

/** Each costs the shop's money: not as one types. */
const config = { permission: 'inbox.write', rateLimit: { max: 60, timeWindow: '1 minute' } } as const
const at = '/stores/:storeId/conversations/:conversationId'

/** What the shop's model does for a person who writes. Nothing of it is sent to the customer. */
export async function helpingRoutes(app: App, ctx: Ctx): Promise<void> {
  const model = ownModel(ctx)
  app.post(
    `${at}/writing-help`,
    { config, schema: { params: InThread, body: Wish, response: { 200: Words } } },
    async ({ storeId, params: { conversationId }, body }) => {
      const where = { storeId, conversationId }
      if (body.task === 'draft') return { text: await draft(ctx, model, where) }
      if (body.task === 'summarise') return { text: await summarise(ctx, model, where, body.language) }
      return { text: await rewrite(ctx, model, where, body) }
    },
  )
  app.post(
    `${at}/messages/:messageId/translations`,
    { config, schema: { params: OneMessage, body: z.strictObject({ language }), response: { 200: Words } } },
    async ({ storeId, params: { conversationId, messageId }, body }) => ({
      text: await translateMessage(ctx, model, { storeId, conversationId, messageId }, body.language),
    }),
  )
}
