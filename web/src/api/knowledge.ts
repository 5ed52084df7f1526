import { call, withQuery } from './client.ts'
import type { Document, DocumentDraft, Page, SearchHit } from './types.ts'

const documents = (storeId: string) => `/api/v1/stores/${storeId}/documents`

export const listDocuments = (storeId: string, cursor: string | null) =>
  call<Page<Document>>('GET', withQuery(documents(storeId), { cursor }))
export const readDocument = (storeId: string, id: string) =>
  call<Document>('GET', `${documents(storeId)}/${id}`)
export const createDocument = (storeId: string, draft: DocumentDraft) =>
  call<Document>('POST', documents(storeId), draft)
export const changeDocument = (storeId: string, id: string, draft: DocumentDraft) =>
  call<Document>('PATCH', `${documents(storeId)}/${id}`, draft)
export const deleteDocument = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${documents(storeId)}/${id}`)
export const searchKnowledge = (storeId: string, q: string) =>
  call<{ items: SearchHit[] }>('GET', withQuery(`/api/v1/stores/${storeId}/knowledge-search`, { q }))
