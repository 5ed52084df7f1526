import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { InThread, OneMessage } from '#platform/http/params.ts'
import { rawBodyScope } from '#platform/http/raw-body.ts'
import { getMessage } from '../reading/conversations.ts'
import { fileUrls } from '../reading/messages.ts'
import { MessageShape } from '../reading/shapes.ts'
import { reactAsMember } from '../sending/react.ts'
import { composingOf } from './composing.ts'
import { ComposingShape, UploadList, UploadQuery, UploadShape, UploadsQuery } from './shapes.ts'
import { keepUpload, uploadsThere } from './upload.ts'
import { uploadJson } from './upload-json.ts'

const at = '/stores/:storeId/conversations/:conversationId'
const mayWrite = { config: { permission: 'inbox.write' } } as const

/** The largest that any of the channels takes. Bytes. */
const largest = 100 * 1024 * 1024

/** What a message that is still being written needs: what may go, the files put to it, and reactions. */
export async function composingRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    `${at}/composing`,
    {
      config: { permission: 'inbox.read' },
      schema: { params: InThread, response: { 200: ComposingShape } },
    },
    (request) =>
      ctx.db.withStore(request.storeId, (tx) => composingOf(ctx, tx, request.params.conversationId)),
  )
  app.get(
    `${at}/uploads`,
    { ...mayWrite, schema: { params: InThread, querystring: UploadsQuery, response: { 200: UploadList } } },
    ({ storeId, params, query }) =>
      ctx.db.withStore(storeId, async (tx) => {
        const there = await uploadsThere(tx, params.conversationId, query.ids)
        return { items: there.map((upload) => uploadJson(upload, fileUrls(ctx, storeId))) }
      }),
  )
  app.put(
    `${at}/messages/:messageId/reaction`,
    {
      ...mayWrite,
      schema: {
        params: OneMessage,
        body: z.strictObject({
          clientId: z.string().min(1).max(100),
          emoji: z.string().min(1).max(16).nullable().describe('Null takes it back'),
        }),
        response: { 200: MessageShape },
      },
    },
    (request) =>
      ctx.db.withStore(request.storeId, async (tx) => {
        const { conversationId, messageId } = request.params
        const given = { ...request.body, conversationId, messageId, memberId: request.member.id }
        await reactAsMember(ctx, tx, given)
        return getMessage(ctx, tx, conversationId, messageId)
      }),
  )
  await rawBodyScope(app, { limit: largest }, (scope) => uploadRoute(scope, ctx))
}

function uploadRoute(scope: App, ctx: Ctx): void {
  scope.post(
    `${at}/uploads`,
    {
      ...mayWrite,
      schema: {
        consumes: ['application/octet-stream'],
        params: InThread,
        querystring: UploadQuery,
        body: z.unknown(),
        response: { 201: UploadShape },
      },
    },
    async (request, reply) => {
      const { storeId, body } = request
      const { conversationId } = request.params
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      const upload = await keepUpload(ctx, { storeId, conversationId, bytes, ...request.query })
      return reply.code(201).send(uploadJson(upload, fileUrls(ctx, storeId)))
    },
  )
}
