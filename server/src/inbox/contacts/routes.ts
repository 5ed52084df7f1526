import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import type { App } from '#platform/http/app.ts'
import { getConversation } from '../reading/conversations.ts'
import { ConversationShape, MessageShape } from '../reading/shapes.ts'
import { changeContact } from './change.ts'
import { suggestDuplicates } from './duplicates.ts'
import { addFact, changeFact, removeFact } from './facts.ts'
import { listFiles } from './files.ts'
import { chooseLanguage } from './language.ts'
import { listContacts } from './list.ts'
import { ContactListQuery, ContactPageShape } from './list-shapes.ts'
import { keepApart, mergeContacts, undoMerge } from './merge.ts'
import { moveToContact, undoMove } from './move.ts'
import { previewMerge } from './preview.ts'
import { getContact } from './read.ts'
import {
  ContactChange,
  ContactShape,
  DuplicatesShape,
  FactChange,
  FactRemoval,
  FilesShape,
  LanguageChoice,
  NewFact,
  PreviewShape,
} from './shapes.ts'
import { listTimeline } from './timeline.ts'

const Store = z.object({ storeId: z.uuid() })
const One = Store.extend({ contactId: z.uuid() })
const Pair = One.extend({ otherId: z.uuid() })
const OneFact = One.extend({ factId: z.uuid() })
const OneMerge = One.extend({ mergeId: z.uuid() })
const OneConversation = Store.extend({ conversationId: z.uuid() })
const OneMove = OneConversation.extend({ moveId: z.uuid() })
const Other = z.strictObject({ contactId: z.uuid().describe('The other one') })

const FilesQuery = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24).describe('Messages with files'),
})
const TimelineQuery = z.object({
  before: z.uuid().optional(),
  after: z.uuid().optional(),
  around: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const mayRead = { config: { permission: 'inbox.read' } } as const
const opens = { config: { ...mayRead.config, opensContact: true } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const
const at = '/stores/:storeId/contacts/:contactId'
const of = '/stores/:storeId/conversations/:conversationId'

/** Who somebody is across channels: what is known of them, which contacts are one person, and what was said everywhere. */
export async function contactRoutes(app: App, ctx: Ctx): Promise<void> {
  await readingRoutes(app, ctx)
  await factRoutes(app, ctx)
  await languageRoute(app, ctx)
  await mergeRoutes(app, ctx)
  await moveRoutes(app, ctx)
}

async function readingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/contacts',
    {
      ...mayRead,
      schema: { params: Store, querystring: ContactListQuery, response: { 200: ContactPageShape } },
    },
    ({ storeId, query }) => ctx.db.withStore(storeId, (tx) => listContacts(ctx, tx, query)),
  )
  app.get(at, { ...opens, schema: { params: One, response: { 200: ContactShape } } }, ({ storeId, params }) =>
    ctx.db.withStore(storeId, (tx) => getContact(ctx, tx, params.contactId)),
  )
  app.get(
    `${at}/messages`,
    {
      ...opens,
      schema: {
        params: One,
        querystring: TimelineQuery,
        response: {
          200: z.object({
            items: z.array(MessageShape),
            next: z.string().nullable().describe('`before` of the page of earlier messages'),
            newer: z.string().nullable().describe('`after` of the page of later messages'),
          }),
        },
      },
    },
    ({ storeId, params, query }) =>
      ctx.db.withStore(storeId, (tx) => listTimeline(ctx, tx, params.contactId, query)),
  )
  app.get(
    `${at}/files`,
    { ...opens, schema: { params: One, querystring: FilesQuery, response: { 200: FilesShape } } },
    ({ storeId, params, query }) =>
      ctx.db.withStore(storeId, (tx) => listFiles(ctx, tx, params.contactId, query)),
  )
  app.get(
    `${at}/duplicates`,
    { ...mayRead, schema: { params: One, response: { 200: DuplicatesShape } } },
    ({ storeId, params }) => ctx.db.withStore(storeId, (tx) => suggestDuplicates(ctx, tx, params.contactId)),
  )
}

async function factRoutes(app: App, ctx: Ctx): Promise<void> {
  const answer = (tx: StoreTx, contactId: string) => getContact(ctx, tx, contactId)
  app.patch(
    at,
    { ...mayWrite, schema: { params: One, body: ContactChange, response: { 200: ContactShape } } },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await changeContact(ctx, tx, params.contactId, body, member.id)
        return answer(tx, params.contactId)
      }),
  )
  app.post(
    `${at}/facts`,
    { ...mayWrite, schema: { params: One, body: NewFact, response: { 201: ContactShape } } },
    async ({ storeId, params, body, member }, reply) => {
      const contact = await ctx.db.withStore(storeId, async (tx) => {
        await addFact(ctx, tx, params.contactId, body, member.id)
        return answer(tx, params.contactId)
      })
      return reply.code(201).send(contact)
    },
  )
  app.patch(
    `${at}/facts/:factId`,
    { ...mayWrite, schema: { params: OneFact, body: FactChange, response: { 200: ContactShape } } },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await changeFact(ctx, tx, params, body, member.id)
        return answer(tx, params.contactId)
      }),
  )
  app.delete(
    `${at}/facts/:factId`,
    {
      ...mayWrite,
      schema: { params: OneFact, body: FactRemoval, response: { 200: ContactShape } },
    },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await removeFact(ctx, tx, params, body.version, member.id)
        return answer(tx, params.contactId)
      }),
  )
}

async function languageRoute(app: App, ctx: Ctx): Promise<void> {
  app.put(
    `${of}/language`,
    {
      ...mayWrite,
      schema: { params: OneConversation, body: LanguageChoice, response: { 200: ConversationShape } },
    },
    ({ storeId, params, body }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await chooseLanguage(ctx, tx, params.conversationId, body.language)
        return getConversation(ctx, tx, params.conversationId)
      }),
  )
}

async function mergeRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/merge-preview/:otherId`,
    { ...mayRead, schema: { params: Pair, response: { 200: PreviewShape } } },
    ({ storeId, params }) =>
      ctx.db.withStore(storeId, (tx) => previewMerge(ctx, tx, params.contactId, params.otherId)),
  )
  app.post(
    `${at}/merges`,
    { ...mayWrite, schema: { params: One, body: Other, response: { 201: ContactShape } } },
    async ({ storeId, params, body, member }, reply) => {
      const contact = await ctx.db.withStore(storeId, async (tx) => {
        const merging = { keptId: params.contactId, otherId: body.contactId, memberId: member.id }
        await mergeContacts(ctx, tx, merging)
        return getContact(ctx, tx, params.contactId)
      })
      return reply.code(201).send(contact)
    },
  )
  app.delete(
    `${at}/merges/:mergeId`,
    {
      ...mayWrite,
      schema: { params: OneMerge, response: { 200: ContactShape.describe('The one that is apart again') } },
    },
    ({ storeId, params, member }) =>
      ctx.db.withStore(storeId, async (tx) =>
        getContact(ctx, tx, await undoMerge(ctx, tx, { ...params, memberId: member.id })),
      ),
  )
  app.post(
    `${at}/distinctions`,
    { ...mayWrite, schema: { params: One, body: Other, response: { 200: DuplicatesShape } } },
    ({ storeId, params, body, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await keepApart(ctx, tx, { keptId: params.contactId, otherId: body.contactId, memberId: member.id })
        return suggestDuplicates(ctx, tx, params.contactId)
      }),
  )
}

async function moveRoutes(app: App, ctx: Ctx): Promise<void> {
  app.post(
    `${of}/moves`,
    {
      ...mayWrite,
      schema: {
        params: OneConversation,
        body: z.strictObject({
          contactId: z.uuid().nullable().describe('null: to a new contact of its own'),
        }),
        response: { 201: z.object({ id: z.uuid(), conversation: ConversationShape }) },
      },
    },
    async ({ storeId, params, body, member }, reply) => {
      const moved = await ctx.db.withStore(storeId, async (tx) => {
        const id = await moveToContact(ctx, tx, { ...params, ...body, memberId: member.id })
        return { id, conversation: await getConversation(ctx, tx, params.conversationId) }
      })
      return reply.code(201).send(moved)
    },
  )
  app.delete(
    `${of}/moves/:moveId`,
    { ...mayWrite, schema: { params: OneMove, response: { 200: ConversationShape } } },
    ({ storeId, params, member }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await undoMove(ctx, tx, { ...params, memberId: member.id })
        return getConversation(ctx, tx, params.conversationId)
      }),
  )
}
