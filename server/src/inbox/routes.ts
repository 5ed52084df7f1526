import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { App } from '#platform/http/app.ts'
import { InStore, InThread, OneMessage } from '#platform/http/params.ts'
import type { MemberId } from '#platform/ids.ts'
import { assistantOffRoutes } from './assistant-off/routes.ts'
import { fetchAgain } from './attachments/record.ts'
import { hearAgain } from './attachments/recordings.ts'
import { blockingRoutes } from './blocking/routes.ts'
import { boardRoutes } from './board/routes.ts'
import { cannedRoutes } from './canned/routes.ts'
import { closingRoutes } from './closing/routes.ts'
import { composingRoutes } from './composing/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import { exportingRoutes } from './exporting/routes.ts'
import { hoursRoutes } from './hours/routes.ts'
import { impersonationRoutes } from './impersonation/routes.ts'
import { keyboardRoutes } from './keyboard/routes.ts'
import { macroRoutes } from './macros/routes.ts'
import { noteRoutes } from './notes/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { notifyingRoutes } from './notifying/routes.ts'
import { organisingRoutes } from './organising/routes.ts'
import { pinRoutes } from './pins/routes.ts'
import { privacyRoutes, watchOpenings } from './privacy/routes.ts'
import { promiseRoutes } from './promises/routes.ts'
import { getConversation, getMessage, listConversations, listMessages } from './reading/conversations.ts'
import { filterQuery } from './reading/filters.ts'
import { ConversationList, ConversationShape, MessageShape, sorts, views } from './reading/shapes.ts'
import { savedViewRoutes } from './saved-views/routes.ts'
import { schedulingRoutes } from './scheduling/routes.ts'
import { searchRoutes } from './searching/routes.ts'
import { sendAgain, sendAsMember } from './sending/send.ts'
import { sendTemplateAsMember } from './sending/send-template.ts'
import { NewMessage, NewTemplateMessage, saidIn } from './sending/shapes.ts'
import { setState } from './speaking/state.ts'
import { holdForTyping, markRead, markUnread, returnToAssistant, takeOver } from './speaking/switch.ts'
import { teamRoutes } from './teams/routes.ts'
import { versionRoutes } from './versions/routes.ts'

const OneAttachment = OneMessage.extend({ attachmentId: z.uuid() })

const ListQuery = z.object({
  view: z.enum(views).default('all'),
  sort: z.enum(sorts).optional().describe('Views of people begin with whoever waits longest'),
  ...filterQuery,
  cursor: z.string().max(200).optional(),
  only: z
    .string()
    .max(4000)
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).max(100))
    .optional()
    .describe('Ids separated by commas: of these alone those that belong into the list, without pages'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
const ThreadQuery = z.object({
  before: z.uuid().optional(),
  after: z.uuid().optional(),
  around: z
    .uuid()
    .optional()
    .describe('A message with what was said before and after it; one that is gone names its place'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const Nothing = z.null().describe('Done')

const mayRead = { config: { permission: 'inbox.read' } } as const
const opens = { config: { ...mayRead.config, opensContact: true } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/conversations'

/** The shared inbox: the list, a thread, and everything that a person does in it. */
export async function inboxRoutes(app: App, ctx: Ctx): Promise<void> {
  const inStore = <T>(
    request: { storeId: StoreTx['storeId'] },
    work: (tx: StoreTx) => Promise<T>,
  ): Promise<T> => ctx.db.withStore(request.storeId, work)
  const memberOf = (request: { member: { id: MemberId } }): MemberId => request.member.id

  watchOpenings(app, ctx)
  app.get(
    at,
    { ...mayRead, schema: { params: InStore, querystring: ListQuery, response: { 200: ConversationList } } },
    (request) =>
      inStore(request, (tx) => listConversations(ctx, tx, { ...request.query, memberId: memberOf(request) })),
  )
  app.get(
    `${at}/:conversationId`,
    { ...mayRead, schema: { params: InThread, response: { 200: ConversationShape } } },
    (request) => inStore(request, (tx) => getConversation(ctx, tx, request.params.conversationId)),
  )
  app.get(
    `${at}/:conversationId/messages`,
    {
      ...opens,
      schema: {
        params: InThread,
        querystring: ThreadQuery,
        response: {
          200: z.object({
            items: z.array(MessageShape),
            next: z.string().nullable().describe('`before` of the page of earlier messages'),
            newer: z.string().nullable().describe('`after` of the page of later messages'),
          }),
        },
      },
    },
    (request) =>
      inStore(request, (tx) => listMessages(ctx, tx, request.params.conversationId, request.query)),
  )
  app.post(
    `${at}/:conversationId/messages`,
    { ...mayWrite, schema: { params: InThread, body: NewMessage, response: { 201: MessageShape } } },
    async (request, reply) => {
      const { conversationId } = request.params
      const said = { ...saidIn(request.body), conversationId, memberId: memberOf(request) }
      const message = await inStore(request, async (tx) =>
        getMessage(ctx, tx, conversationId, await sendAsMember(ctx, tx, said)),
      )
      return reply.code(201).send(message)
    },
  )
  app.post(
    `${at}/:conversationId/template-messages`,
    { ...mayWrite, schema: { params: InThread, body: NewTemplateMessage, response: { 201: MessageShape } } },
    async (request, reply) => {
      const { conversationId } = request.params
      const { clientId, ...wanted } = request.body
      const message = await inStore(request, async (tx) => {
        const said = { conversationId, clientId, memberId: memberOf(request) }
        return getMessage(ctx, tx, conversationId, await sendTemplateAsMember(ctx, tx, said, wanted))
      })
      return reply.code(201).send(message)
    },
  )
  app.post(
    `${at}/:conversationId/messages/:messageId/retry`,
    { ...mayWrite, schema: { params: OneMessage, response: { 200: MessageShape } } },
    (request) =>
      inStore(request, async (tx) => {
        const { conversationId, messageId } = request.params
        await sendAgain(ctx, tx, conversationId, messageId)
        return getMessage(ctx, tx, conversationId, messageId)
      }),
  )
  app.post(
    `${at}/:conversationId/messages/:messageId/attachments/:attachmentId/fetch`,
    { ...mayWrite, schema: { params: OneAttachment, response: { 200: MessageShape } } },
    (request) =>
      inStore(request, async (tx) => {
        const { conversationId, messageId, attachmentId } = request.params
        const message = await getMessage(ctx, tx, conversationId, messageId)
        const again = await fetchAgain(ctx, tx, messageId, attachmentId)
        return again ? getMessage(ctx, tx, conversationId, messageId) : message
      }),
  )
  app.post(
    `${at}/:conversationId/messages/:messageId/attachments/:attachmentId/transcript`,
    { ...mayWrite, schema: { params: OneAttachment, response: { 200: MessageShape } } },
    (request) =>
      inStore(request, async (tx) => {
        const { conversationId, messageId, attachmentId } = request.params
        const message = await getMessage(ctx, tx, conversationId, messageId)
        const again = await hearAgain(ctx, tx, messageId, attachmentId)
        return again ? getMessage(ctx, tx, conversationId, messageId) : message
      }),
  )
  app.put(
    `${at}/:conversationId/speaker`,
    {
      ...mayWrite,
      schema: {
        params: InThread,
        body: z.strictObject({ speaker: z.enum(['member', 'assistant', 'draft']) }),
        response: { 200: ConversationShape },
      },
    },
    (request) =>
      inStore(request, async (tx) => {
        const { conversationId } = request.params
        const { speaker } = request.body
        if (speaker === 'member') await takeOver(ctx, tx, conversationId, memberOf(request))
        else await returnToAssistant(ctx, tx, conversationId, memberOf(request), speaker)
        return getConversation(ctx, tx, conversationId)
      }),
  )
  app.put(
    `${at}/:conversationId/state`,
    {
      ...mayWrite,
      schema: {
        params: InThread,
        body: z.strictObject({ state: z.enum(['open', 'closed']) }),
        response: { 200: ConversationShape },
      },
    },
    (request) =>
      inStore(request, async (tx) => {
        const { conversationId } = request.params
        await setState(ctx, tx, conversationId, request.body.state, memberOf(request))
        return getConversation(ctx, tx, conversationId)
      }),
  )
  await composingRoutes(app, ctx)
  await noteRoutes(app, ctx)
  await cannedRoutes(app, ctx)
  await searchRoutes(app, ctx)
  await organisingRoutes(app, ctx)
  await contactRoutes(app, ctx)
  await blockingRoutes(app, ctx)
  await assistantOffRoutes(app, ctx)
  await boardRoutes(app, ctx)
  await notificationRoutes(app, ctx)
  await notifyingRoutes(app, ctx)
  await savedViewRoutes(app, ctx)
  await schedulingRoutes(app, ctx)
  await macroRoutes(app, ctx)
  await teamRoutes(app, ctx)
  await hoursRoutes(app, ctx)
  await closingRoutes(app, ctx)
  await promiseRoutes(app, ctx)
  await keyboardRoutes(app, ctx)
  await versionRoutes(app, ctx)
  await impersonationRoutes(app, ctx)
  await pinRoutes(app, ctx)
  await exportingRoutes(app, ctx)
  await privacyRoutes(app, ctx)
  await consentRoutes(app, ctx)
  app.post(
    `${at}/:conversationId/typing`,
    { ...mayWrite, schema: { params: InThread, response: { 204: Nothing } } },
    async (request, reply) => {
      await inStore(request, (tx) => holdForTyping(ctx, tx, request.params.conversationId, request.member.id))
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${at}/:conversationId/read`,
    { ...mayWrite, schema: { params: InThread, response: { 204: Nothing } } },
    async (request, reply) => {
      await inStore(request, (tx) => markRead(ctx, tx, request.params.conversationId))
      return reply.code(204).send(null)
    },
  )
  app.post(
    `${at}/:conversationId/unread`,
    { ...mayWrite, schema: { params: InThread, response: { 204: Nothing } } },
    async (request, reply) => {
      await inStore(request, (tx) => markUnread(ctx, tx, request.params.conversationId))
      return reply.code(204).send(null)
    },
  )
}
