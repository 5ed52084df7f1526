import type { StoreTx } from '#platform/database/database.ts'
import { hybridSearch, type Question } from '#platform/text/hybrid.ts'
import type { FoundPassage } from './types.ts'

const shelf = { table: 'passage', key: 'id' }

/** Passages of the store in force that may answer a question in any of three languages, best first. */
export async function searchKnowledge(tx: StoreTx, question: Question): Promise<FoundPassage[]> {
  const hits = await hybridSearch(tx, shelf, question)
  const passages = await tx.query<Omit<FoundPassage, 'score' | 'found'>>(
    `select id, document_id as "documentId", title, body as text, language
     from passage where store_id = app.store_id() and id = any($1::uuid[])`,
    [hits.map(({ key }) => key)],
  )
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  return hits.flatMap(({ key, score, found }) => {
    const passage = byId.get(key)
    return passage ? { ...passage, score, found } : []
  })
}
