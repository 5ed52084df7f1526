import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http/app.ts'
import { parseId } from '#platform/ids.ts'
import { languages } from '#platform/text/language.ts'
import { formats } from './cut.ts'
import { addDocument, changeDocument, deleteDocument, getDocument, listDocuments } from './documents.ts'
import { searchAll } from './search-all.ts'
import type { KnowledgeDocument } from './types.ts'

const read = { permission: 'knowledge.read' } as const
const write = { permission: 'knowledge.write' } as const
/** Each costs calls to an embedder that is paid by the word. */
const reading = { rateLimit: { max: 60, timeWindow: '1 minute' } } as const
const searching = { rateLimit: { max: 120, timeWindow: '1 minute' } } as const
const InStore = z.object({ storeId: z.uuid() })
const OneDocument = InStore.extend({ documentId: z.uuid() })
const storeOf = (params: { storeId: string }) => parseId<'store'>(params.storeId)

const NewDocument = z.object({
  title: z.string().trim().min(1).max(200),
  text: z.string().max(500_000),
  format: z.enum(formats),
  language: z.enum(languages).nullable().optional(),
})

const DocumentView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    format: z.enum(formats),
    language: z.enum(languages).nullable(),
    text: z.string().optional(),
    passages: z.int(),
    state: z.enum(['reading', 'ready', 'failed']),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Document' })

const HitView = z.object({
  kind: z.enum(['product', 'passage']),
  id: z.uuid(),
  title: z.string(),
  excerpt: z.string(),
  score: z.number(),
  found: z.object({ code: z.boolean(), words: z.boolean(), letters: z.boolean(), meaning: z.boolean() }),
})

const toView = (document: KnowledgeDocument) => ({ ...document, updatedAt: document.updatedAt.toISOString() })

export async function knowledgeRoutes(app: App, ctx: Ctx): Promise<void> {
  app.get(
    '/stores/:storeId/documents',
    {
      config: read,
      schema: {
        params: InStore,
        querystring: z.object({
          cursor: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).optional(),
        }),
        response: { 200: z.object({ items: z.array(DocumentView), next: z.uuid().nullable() }) },
      },
    },
    async (request) => {
      const { items, next } = await listDocuments(ctx, storeOf(request.params), request.query)
      return { items: items.map(toView).map(({ text: _text, ...document }) => document), next }
    },
  )

  app.post(
    '/stores/:storeId/documents',
    {
      config: { ...write, ...reading },
      schema: { params: InStore, body: NewDocument, response: { 201: DocumentView } },
    },
    async (request, reply) => {
      const document = await addDocument(ctx, storeOf(request.params), request.body)
      return reply.status(201).send(toView(document))
    },
  )

  app.get(
    '/stores/:storeId/documents/:documentId',
    { config: read, schema: { params: OneDocument, response: { 200: DocumentView } } },
    async (request) => toView(await getDocument(ctx, storeOf(request.params), request.params.documentId)),
  )

  app.patch(
    '/stores/:storeId/documents/:documentId',
    {
      config: { ...write, ...reading },
      schema: { params: OneDocument, body: NewDocument.partial(), response: { 200: DocumentView } },
    },
    async (request) => {
      const given = Object.fromEntries(
        Object.entries(request.body).filter(([, value]) => value !== undefined),
      )
      return toView(await changeDocument(ctx, storeOf(request.params), request.params.documentId, given))
    },
  )

  app.delete(
    '/stores/:storeId/documents/:documentId',
    { config: write, schema: { params: OneDocument, response: { 204: z.null() } } },
    async (request, reply) => {
      await deleteDocument(ctx, storeOf(request.params), request.params.documentId)
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/stores/:storeId/knowledge-search',
    {
      config: { ...read, ...searching },
      schema: {
        params: InStore,
        querystring: z.object({ q: z.string().max(500) }),
        response: { 200: z.object({ items: z.array(HitView) }) },
      },
    },
    async (request) => ({ items: await searchAll(ctx, storeOf(request.params), request.query.q) }),
  )
}
