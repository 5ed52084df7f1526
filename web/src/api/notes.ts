import { call, withQuery } from './client.ts'
import type { MentionList, Message } from './types.ts'

const store = (storeId: string) => `/api/v1/stores/${storeId}`
const notes = (storeId: string, conversationId: string) =>
  `${store(storeId)}/conversations/${conversationId}/notes`

/** Writes once per `clientId`, however often it is called. */
export const writeNote = (
  storeId: string,
  conversationId: string,
  note: { clientId: string; text: string; quotes?: string },
) => call<Message>('POST', notes(storeId, conversationId), note)

export const editNote = (storeId: string, note: Pick<Message, 'id' | 'conversationId'>, text: string) =>
  call<Message>('PUT', `${notes(storeId, note.conversationId)}/${note.id}`, { text })

export const deleteNote = (storeId: string, note: Pick<Message, 'id' | 'conversationId'>) =>
  call<Message>('DELETE', `${notes(storeId, note.conversationId)}/${note.id}`)

/** Newest first; `before` is the cursor of the page that came before. */
export const listMentions = (storeId: string, before: string | null) =>
  call<MentionList>('GET', withQuery(`${store(storeId)}/mentions`, { before, limit: 30 }))

export const seeMention = (storeId: string, messageId: string) =>
  call<unknown>('PUT', `${store(storeId)}/mentions/${messageId}/seen`)
