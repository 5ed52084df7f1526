import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InStore, InThread } from '#platform/http/params.ts'
import { ConversationNotFound } from '../errors.ts'
import { getMessage } from '../reading/conversations.ts'
import { MessageShape } from '../reading/shapes.ts'
import { cancelScheduled, changeScheduled, sendScheduledNow } from './change.ts'
import { getScheduled, listScheduled } from './rows.ts'
import { scheduleAsMember } from './schedule.ts'
import { keepSendingChoice, readSendingChoice } from './sending-choice.ts'
import { NewScheduled, ScheduledChange, ScheduledShape, SendingShape } from './shapes.ts'

const One = InThread.extend({ scheduledMessageId: z.uuid() })

const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/conversations/:conversationId/scheduled-messages'

/** Messages that leave later, and whether a member's sends can be taken back. */
export async function schedulingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    at,
    {
      ...mayRead,
      schema: { params: InThread, response: { 200: z.object({ items: z.array(ScheduledShape) }) } },
    },
    ({ storeId, params: { conversationId } }) =>
      ctx.db.withStore(storeId, async (tx) => {
        const known = await tx.query('select 1 from conversation where store_id = $1 and id = $2', [
          storeId,
          conversationId,
        ])
        if (known.length === 0) throw new ConversationNotFound()
        return { items: await listScheduled(ctx, tx, conversationId) }
      }),
  )
  app.post(
    at,
    { ...mayWrite, schema: { params: InThread, body: NewScheduled, response: { 201: ScheduledShape } } },
    async ({ storeId, member, params: { conversationId }, body }, reply) => {
      const who = { conversationId, memberId: member.id }
      const scheduled = await ctx.db.withStore(storeId, async (tx) =>
        getScheduled(ctx, tx, await scheduleAsMember(ctx, tx, body, who)),
      )
      return reply.code(201).send(scheduled)
    },
  )
  await oneRoutes(app, ctx)
  await choiceRoutes(app, ctx)
}

async function oneRoutes(app: App, ctx: Ctx): Promise<void> {
  const one = `${at}/:scheduledMessageId`
  app.patch(
    one,
    { ...mayWrite, schema: { params: One, body: ScheduledChange, response: { 200: ScheduledShape } } },
    ({ storeId, member, params: { conversationId, scheduledMessageId: id }, body }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await changeScheduled(ctx, tx, { conversationId, id }, body, member.id)
        return getScheduled(ctx, tx, id)
      }),
  )
  app.delete(
    one,
    { ...mayWrite, schema: { params: One, response: { 204: z.null().describe('Done') } } },
    async ({ storeId, params: { conversationId, scheduledMessageId: id } }, reply) => {
      await ctx.db.withStore(storeId, (tx) => cancelScheduled(ctx, tx, { conversationId, id }))
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${one}/departure`,
    { ...mayWrite, schema: { params: One, response: { 200: MessageShape } } },
    ({ storeId, member, params: { conversationId, scheduledMessageId: id } }) =>
      ctx.db.withStore(storeId, async (tx) => {
        const messageId = await sendScheduledNow(ctx, tx, { conversationId, id }, member.id)
        return getMessage(ctx, tx, conversationId, messageId)
      }),
  )
}

async function choiceRoutes(app: App, ctx: Ctx): Promise<void> {
  const mine = '/stores/:storeId/my-sending'
  app.get(
    mine,
    { ...mayRead, schema: { params: InStore, response: { 200: SendingShape } } },
    ({ storeId, member }) => ctx.db.withStore(storeId, (tx) => readSendingChoice(tx, member.id)),
  )
  app.put(
    mine,
    {
      ...mayWrite,
      schema: {
        params: InStore,
        body: z.strictObject({ undo: z.boolean() }),
        response: { 200: SendingShape },
      },
    },
    ({ storeId, member, body }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await keepSendingChoice(tx, member.id, body)
        return body
      }),
  )
}
