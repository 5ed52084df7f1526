import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { isId, newId, type StoreId } from '#platform/ids.ts'
import { Problem } from '#platform/problems.ts'
import { tellDocumentUpdated } from './announce.ts'
import { enqueueReading } from './read-document.ts'
import type { DocumentId, KnowledgeDocument, WantedDocument } from './types.ts'

const pageSize = 50

const documentNotFound = () => new Problem(404, 'document_not_found', 'There is no such document.')

const documentsQuery = `
  select d.id, d.title, d.format, d.language, d.text, d.state, d.updated_at as "updatedAt",
    (select count(*)::int from passage p where p.store_id = d.store_id and p.document_id = d.id) as passages
  from document d where d.store_id = app.store_id()`

/** A page of documents, newest first. */
export function listDocuments(
  ctx: Ctx,
  storeId: StoreId,
  { cursor, limit = pageSize }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ items: KnowledgeDocument[]; next: string | null }> {
  return ctx.db.withStore(storeId, async (tx) => {
    const items = await tx.query<KnowledgeDocument>(
      `${documentsQuery} and ($1::uuid is null or d.id < $1) order by d.id desc limit $2`,
      [cursor && isId(cursor) ? cursor : null, limit + 1],
    )
    return {
      items: items.slice(0, limit),
      next: items.length > limit ? (items[limit - 1]?.id ?? null) : null,
    }
  })
}

/** @throws document_not_found */
export const getDocument = (ctx: Ctx, storeId: StoreId, documentId: string): Promise<KnowledgeDocument> =>
  ctx.db.withStore(storeId, (tx) => theDocument(tx, documentId))

/** Stores the document; a job of the same transaction reads it. */
export function addDocument(ctx: Ctx, storeId: StoreId, wanted: WantedDocument): Promise<KnowledgeDocument> {
  return ctx.db.withStore(storeId, async (tx) => {
    const id: DocumentId = newId()
    await tx.query(
      `insert into document (store_id, id, title, format, language, text, created_at, updated_at)
       values (app.store_id(), $1, $2, $3, $4, $5, $6, $6)`,
      [id, wanted.title, wanted.format, wanted.language ?? null, wanted.text, ctx.clock.now()],
    )
    return readAgain(ctx, tx, id)
  })
}

/** Changes what is given and reads the document anew. @throws document_not_found */
export function changeDocument(
  ctx: Ctx,
  storeId: StoreId,
  documentId: string,
  change: Partial<WantedDocument>,
): Promise<KnowledgeDocument> {
  return ctx.db.withStore(storeId, async (tx) => {
    const { title, format, language, text } = { ...(await theDocument(tx, documentId)), ...change }
    await tx.query(
      `update document set title = $2, format = $3, language = $4, text = $5, updated_at = $6,
         state = 'reading', revision = revision + 1
       where store_id = app.store_id() and id = $1`,
      [documentId, title, format, language ?? null, text, ctx.clock.now()],
    )
    return readAgain(ctx, tx, documentId)
  })
}

async function readAgain(ctx: Ctx, tx: StoreTx, documentId: string): Promise<KnowledgeDocument> {
  await enqueueReading(ctx, tx, documentId)
  const document = await theDocument(tx, documentId)
  tellDocumentUpdated(ctx, tx, documentId)
  return document
}

/** @throws document_not_found */
export function deleteDocument(ctx: Ctx, storeId: StoreId, documentId: string): Promise<void> {
  return ctx.db.withStore(storeId, async (tx) => {
    const gone = await tx.query(
      'delete from document where store_id = app.store_id() and id = $1 returning id',
      [documentId],
    )
    if (gone.length === 0) throw documentNotFound()
    tellDocumentUpdated(ctx, tx, documentId)
  })
}

/** After the store's embedder changed: every document is read anew; until then words and letters answer. */
export function reembedKnowledge(ctx: Ctx, storeId: StoreId): Promise<void> {
  return ctx.db.withStore(storeId, async (tx) => {
    const documents = await tx.query<{ id: string }>(
      `update document set state = 'reading', revision = revision + 1 where store_id = app.store_id() returning id`,
    )
    for (const { id } of documents) await enqueueReading(ctx, tx, id)
  })
}

/** Documents whose job was given up, after hours without the embedder, are asked for again; a job that still waits suffices. */
export function resumeReading(ctx: Ctx, storeId: StoreId): Promise<void> {
  return ctx.db.withStore(storeId, async (tx) => {
    const documents = await tx.query<{ id: string }>(
      `select id from document where store_id = app.store_id() and state = 'reading'`,
    )
    for (const { id } of documents) await enqueueReading(ctx, tx, id)
  })
}

async function theDocument(tx: StoreTx, documentId: string): Promise<KnowledgeDocument> {
  const [document] = await tx.query<KnowledgeDocument>(`${documentsQuery} and d.id = $1`, [documentId])
  if (!document) throw documentNotFound()
  return document
}
