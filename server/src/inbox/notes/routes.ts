import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InStore, InThread, OneMessage } from '#platform/http/params.ts'
import type { MessageId } from '#platform/ids.ts'
import { getMessage } from '../reading/conversations.ts'
import { MessageShape } from '../reading/shapes.ts'
import { deleteNote, editNote } from './change.ts'
import { listMentions, seeMention } from './mentions.ts'
import { MentionList } from './shapes.ts'
import { writeNote } from './write.ts'

const messageId = z.uuid().transform((id) => id as MessageId)

const text = z
  .string()
  .trim()
  .min(1)
  .max(4096)
  .refine((words) => !words.includes('\0'), 'must not hold NUL')
const NewNote = z.strictObject({
  clientId: z.string().min(1).max(100),
  text: text.describe('`@` and the full name of a member mentions them'),
  quotes: messageId.optional().describe('A message of this conversation that it is about'),
})
const MentionsQuery = z.object({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const at = '/stores/:storeId'
const notes = `${at}/conversations/:conversationId/notes`
const mayRead = { config: { permission: 'inbox.read' } } as const
const mayWrite = { config: { permission: 'inbox.write' } } as const

/** What members say to each other in a conversation, and who is asked to look. Nothing here ever leaves. */
export async function noteRoutes(app: App, ctx: Ctx): Promise<void> {
  app.post(
    notes,
    { ...mayWrite, schema: { params: InThread, body: NewNote, response: { 201: MessageShape } } },
    async (request, reply) => {
      const { conversationId } = request.params
      const note = { ...request.body, conversationId, memberId: request.member.id }
      const written = await ctx.db.withStore(request.storeId, async (tx) =>
        getMessage(ctx, tx, conversationId, await writeNote(ctx, tx, note)),
      )
      return reply.code(201).send(written)
    },
  )
  app.put(
    `${notes}/:messageId`,
    {
      ...mayWrite,
      schema: { params: OneMessage, body: z.strictObject({ text }), response: { 200: MessageShape } },
    },
    ({ params, body, member, storeId }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await editNote(ctx, tx, { ...params, memberId: member.id }, body.text)
        return getMessage(ctx, tx, params.conversationId, params.messageId)
      }),
  )
  app.delete(
    `${notes}/:messageId`,
    { ...mayWrite, schema: { params: OneMessage, response: { 200: MessageShape } } },
    ({ params, member, storeId }) =>
      ctx.db.withStore(storeId, async (tx) => {
        await deleteNote(ctx, tx, { ...params, memberId: member.id })
        return getMessage(ctx, tx, params.conversationId, params.messageId)
      }),
  )
  app.get(
    `${at}/mentions`,
    { ...mayRead, schema: { params: InStore, querystring: MentionsQuery, response: { 200: MentionList } } },
    ({ query, member, storeId }) => ctx.db.withStore(storeId, (tx) => listMentions(tx, member.id, query)),
  )
  app.put(
    `${at}/mentions/:messageId/seen`,
    {
      ...mayRead,
      schema: { params: InStore.extend({ messageId }), response: { 204: z.null().describe('Done') } },
    },
    async ({ params, member, storeId }, reply) => {
      await ctx.db.withStore(storeId, (tx) => seeMention(ctx, tx, member.id, params.messageId))
      return reply.code(204).send(null)
    },
  )
}
