import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { EmbedderFailed } from '#platform/embedding/embedder.ts'
import { embedPassages, searchable, wordsOfRow } from '#platform/embedding/passages.ts'
import { newId, parseId, type StoreId } from '#platform/ids.ts'
import { defineJob } from '#platform/jobs/jobs.ts'
import { tellDocumentUpdated } from './announce.ts'
import { cut } from './cut.ts'
import type { WantedDocument } from './types.ts'

/** Reads a document anew. Row-level security holds it to that store; a document that is gone or ready is left alone. */
export const readDocument = defineJob('knowledge.read', z.object({ storeId: z.uuid(), documentId: z.uuid() }))

export const enqueueReading = (ctx: Ctx, tx: StoreTx, documentId: string) =>
  ctx.jobs.enqueue(tx, readDocument, { storeId: tx.storeId, documentId }, { key: documentId })

/**
 * Cuts the document and asks for vectors; until the new passages stand, the old ones answer.
 * @throws EmbedderFailed 'unavailable', so that the queue tries again; what the embedder refuses for good ends as `failed`.
 */
export async function runReadDocument(ctx: Ctx, job: { storeId: string; documentId: string }): Promise<void> {
  const storeId = parseId<'store'>(job.storeId)
  const revision = await ctx.db.withStore(storeId, (tx) => cutAnew(tx, job.documentId))
  if (revision === undefined) return
  try {
    await embedPassages(ctx, storeId, 'passage')
    await settle(ctx, storeId, { ...job, revision, state: 'ready' })
  } catch (error) {
    if (!(error instanceof EmbedderFailed) || error.kind === 'unavailable') throw error
    await settle(ctx, storeId, { ...job, revision, state: 'failed' })
  }
}

async function cutAnew(tx: StoreTx, documentId: string): Promise<number | undefined> {
  const [document] = await tx.query<WantedDocument & { revision: number }>(
    `select title, format, language, text, revision from document
     where store_id = app.store_id() and id = $1 and state = 'reading' for update`,
    [documentId],
  )
  if (!document) return undefined
  const rows = cut(document).map((passage, position) => ({
    id: newId<'passage'>(),
    position,
    language: passage.language,
    ...searchable(passage),
  }))
  await tx.query(
    'delete from passage where store_id = app.store_id() and document_id = $1 and position >= $2',
    [documentId, rows.length],
  )
  await tx.query(
    `insert into passage as p (store_id, id, document_id, position, language, title, body, digest, words, letters)
     select app.store_id(), r.id, $2, r.position, r.language, r.title, r.body, r.digest, ${wordsOfRow}, r.letters
     from jsonb_to_recordset($1::jsonb) r (id uuid, position int, language text, title text, body text, digest text,
       "foldedTitle" text, "foldedBody" text, letters text)
     on conflict (store_id, document_id, position) do update set language = excluded.language, title = excluded.title,
       body = excluded.body, digest = excluded.digest, words = excluded.words, letters = excluded.letters,
       embedder = null, embedding = null
       where p.digest <> excluded.digest or p.language <> excluded.language`,
    [JSON.stringify(rows), documentId],
  )
  return document.revision
}

/** Only for the text that was read: a later change keeps the document reading until its own job. */
const settle = (
  ctx: Ctx,
  storeId: StoreId,
  { documentId, revision, state }: { documentId: string; revision: number; state: 'ready' | 'failed' },
): Promise<void> =>
  ctx.db.withStore(storeId, async (tx) => {
    const settled = await tx.query(
      `update document set state = $3 where store_id = app.store_id() and id = $1 and revision = $2 returning id`,
      [documentId, revision, state],
    )
    if (settled.length > 0) tellDocumentUpdated(ctx, tx, documentId)
  })
