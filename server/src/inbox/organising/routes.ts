import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { changeMany, changeOne } from './answers.ts'
import { addLabel, changeLabel, listLabels, removeLabel } from './labels.ts'
import {
  Changed,
  ChangesAnswer,
  ConversationChange,
  ConversationChanges,
  LabelChange,
  LabelShape,
  NewLabel,
  NewSaleStage,
  SaleStageChange,
  SaleStageShape,
} from './shapes.ts'
import { snoozeTimes } from './snooze.ts'
import { addStage, changeStage, listStages, removeStage } from './stages.ts'

const Store = z.object({ storeId: z.uuid() })
const One = Store.extend({ conversationId: z.uuid() })
const OneLabel = Store.extend({ labelId: z.uuid() })
const OneStage = Store.extend({ stageId: z.uuid() })
const Nothing = z.null().describe('Done')
const time = z.iso.datetime()

const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const mayManage = { config: { permission: 'organising.write' } } as const
const at = '/stores/:storeId'

/** Who looks after a conversation, its labels and stage, and when it comes back. */
export async function organisingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.patch(
    `${at}/conversations/:conversationId`,
    { ...mayWrite, schema: { params: One, body: ConversationChange, response: { 200: Changed } } },
    ({ storeId, member, params, body }) =>
      ctx.db.withStore(storeId, (tx) =>
        changeOne(ctx, tx, { conversationId: params.conversationId, ...body }, member.id),
      ),
  )
  app.post(
    `${at}/conversation-changes`,
    { ...mayWrite, schema: { params: Store, body: ConversationChanges, response: { 200: ChangesAnswer } } },
    ({ storeId, member, body }) =>
      ctx.db.withStore(storeId, (tx) => changeMany(ctx, tx, body.changes, member.id)),
  )
  app.get(
    `${at}/snooze-times`,
    {
      ...mayRead,
      schema: {
        params: Store,
        response: { 200: z.object({ hour: time, evening: time, tomorrow: time, monday: time }) },
      },
    },
    ({ storeId }) =>
      ctx.db.withStore(storeId, async (tx) => {
        const { hour, evening, tomorrow, monday } = await snoozeTimes(tx, ctx.clock.now())
        return {
          hour: hour.toISOString(),
          evening: evening.toISOString(),
          tomorrow: tomorrow.toISOString(),
          monday: monday.toISOString(),
        }
      }),
  )
  await labelRoutes(app, ctx)
  await stageRoutes(app, ctx)
}

async function labelRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/labels`,
    { ...mayRead, schema: { params: Store, response: { 200: z.object({ items: z.array(LabelShape) }) } } },
    ({ storeId }) => ctx.db.withStore(storeId, async (tx) => ({ items: await listLabels(tx) })),
  )
  app.post(
    `${at}/labels`,
    { ...mayManage, schema: { params: Store, body: NewLabel, response: { 201: LabelShape } } },
    async ({ storeId, body }, reply) =>
      reply.code(201).send(await ctx.db.withStore(storeId, (tx) => addLabel(ctx, tx, body))),
  )
  app.patch(
    `${at}/labels/:labelId`,
    { ...mayManage, schema: { params: OneLabel, body: LabelChange, response: { 200: LabelShape } } },
    ({ storeId, params, body }) =>
      ctx.db.withStore(storeId, (tx) => changeLabel(ctx, tx, params.labelId, body)),
  )
  app.delete(
    `${at}/labels/:labelId`,
    { ...mayManage, schema: { params: OneLabel, response: { 204: Nothing } } },
    async ({ storeId, params }, reply) => {
      await ctx.db.withStore(storeId, (tx) => removeLabel(ctx, tx, params.labelId))
      return reply.code(204).send(null)
    },
  )
}

async function stageRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/stages`,
    {
      ...mayRead,
      schema: { params: Store, response: { 200: z.object({ items: z.array(SaleStageShape) }) } },
    },
    ({ storeId }) => ctx.db.withStore(storeId, async (tx) => ({ items: await listStages(tx) })),
  )
  app.post(
    `${at}/stages`,
    { ...mayManage, schema: { params: Store, body: NewSaleStage, response: { 201: SaleStageShape } } },
    async ({ storeId, body }, reply) =>
      reply.code(201).send(await ctx.db.withStore(storeId, (tx) => addStage(ctx, tx, body))),
  )
  app.patch(
    `${at}/stages/:stageId`,
    { ...mayManage, schema: { params: OneStage, body: SaleStageChange, response: { 200: SaleStageShape } } },
    ({ storeId, params, body }) =>
      ctx.db.withStore(storeId, (tx) => changeStage(ctx, tx, params.stageId, body)),
  )
  app.delete(
    `${at}/stages/:stageId`,
    {
      ...mayManage,
      schema: {
        params: OneStage,
        querystring: z.object({ to: z.uuid().optional().describe('The stage that its conversations get') }),
        response: { 204: Nothing },
      },
    },
    async ({ storeId, params, query }, reply) => {
      await ctx.db.withStore(storeId, (tx) => removeStage(ctx, tx, params.stageId, query.to))
      return reply.code(204).send(null)
    },
  )
}
