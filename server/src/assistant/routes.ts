import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { notFound } from '#platform/problems.ts'
import { changeAssistant, keyProviders, readAssistant } from './assistants.ts'
import { helpingRoutes } from './helping/routes.ts'
import { insightRoutes } from './insight/routes.ts'
import { giveKey, takeKey } from './keys.ts'
import { rateTurn } from './receipts/rate.ts'
import { placed, readReceipt, readTurnReceipt } from './receipts/receipt.ts'
import { serviceRoutes } from './services/routes.ts'
import { tryAssistant } from './trials.ts'
import {
  AssistantChangeBody,
  AssistantView,
  KeyBody,
  RatingBody,
  ReceiptView,
  TrialBody,
  TrialView,
  toView,
} from './wire.ts'

const read = { permission: 'assistant.read' } as const
const write = { permission: 'assistant.write' } as const
const rare = { rateLimit: { max: 30, timeWindow: '1 minute' } } as const
const InStore = z.object({ storeId: z.uuid() })
const OneKey = InStore.extend({ provider: z.enum(keyProviders) })
const OneMessage = InStore.extend({ conversationId: z.uuid(), messageId: z.uuid() })
const OneTurn = InStore.extend({ conversationId: z.uuid(), turnId: z.uuid() })
const storeOf = (params: { storeId: string }) => parseId<'store'>(params.storeId)

/** Settings of the assistant, the keys of its models, rehearsals, and receipts of what it said. */
export async function assistantRoutes(app: App, ctx: Ctx): Promise<void> {
  await serviceRoutes(app, ctx)
  await helpingRoutes(app, ctx)
  await insightRoutes(app, ctx)

  app.get(
    '/stores/:storeId/assistant',
    { config: read, schema: { params: InStore, response: { 200: AssistantView } } },
    async (request) => toView(await ctx.db.withStore(storeOf(request.params), readAssistant)),
  )

  app.patch(
    '/stores/:storeId/assistant',
    {
      config: write,
      schema: { params: InStore, body: AssistantChangeBody, response: { 200: AssistantView } },
    },
    async (request) => {
      const { provider, model, ...rest } = request.body
      const change = {
        ...rest,
        provider: provider === null ? 'offline' : provider,
        model: model ?? undefined,
      } as const
      return toView(await ctx.db.withStore(storeOf(request.params), (tx) => changeAssistant(ctx, tx, change)))
    },
  )

  app.put(
    '/stores/:storeId/assistant/keys/:provider',
    {
      config: { ...write, ...rare },
      schema: { params: OneKey, body: KeyBody, response: { 200: AssistantView } },
    },
    async (request) =>
      toView(
        await giveKey(ctx, storeOf(request.params), { provider: request.params.provider, ...request.body }),
      ),
  )

  app.delete(
    '/stores/:storeId/assistant/keys/:provider',
    { config: write, schema: { params: OneKey, response: { 200: AssistantView } } },
    async (request) => toView(await takeKey(ctx, storeOf(request.params), request.params.provider)),
  )

  app.post(
    '/stores/:storeId/assistant/trials',
    {
      config: { ...write, ...rare },
      schema: { params: InStore, body: TrialBody, response: { 200: TrialView } },
    },
    async (request) => {
      const trial = await tryAssistant(ctx, storeOf(request.params), request.body.messages)
      const sources = await ctx.db.withStore(storeOf(request.params), (tx) => placed(tx, trial.sources))
      return { ...trial, sources }
    },
  )

  app.get(
    '/stores/:storeId/conversations/:conversationId/messages/:messageId/receipt',
    { config: read, schema: { params: OneMessage, response: { 200: ReceiptView } } },
    async (request) => {
      const { conversationId, messageId } = request.params
      const receipt = await ctx.db.withStore(storeOf(request.params), (tx) =>
        readReceipt(tx, request.member.id, conversationId, messageId),
      )
      if (!receipt) throw notFound()
      return receipt
    },
  )

  app.get(
    '/stores/:storeId/conversations/:conversationId/turns/:turnId/receipt',
    { config: read, schema: { params: OneTurn, response: { 200: ReceiptView } } },
    async ({ params, member }) => {
      const { conversationId, turnId } = params
      const receipt = await ctx.db.withStore(storeOf(params), (tx) =>
        readTurnReceipt(tx, member.id, conversationId, turnId),
      )
      if (!receipt) throw notFound()
      return receipt
    },
  )

  app.put(
    '/stores/:storeId/conversations/:conversationId/messages/:messageId/receipt/rating',
    {
      config: { permission: 'inbox.write' },
      schema: { params: OneMessage, body: RatingBody, response: { 200: ReceiptView } },
    },
    async ({ params, body, member }) => {
      const { conversationId, messageId } = params
      const receipt = await ctx.db.withStore(storeOf(params), async (tx) => {
        const rated = await rateTurn(ctx, tx, { conversationId, messageId, memberId: member.id, ...body })
        return rated ? readReceipt(tx, member.id, conversationId, messageId) : undefined
      })
      if (!receipt) throw notFound()
      return receipt
    },
  )
}
