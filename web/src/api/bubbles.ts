import { call, withQuery } from './client.ts'
import type { Language, Message, MessageVersion, Pin, Receipt } from './types.ts'

type Of = Pick<Message, 'id' | 'conversationId'>

const conversation = (storeId: string, id: string) => `/api/v1/stores/${storeId}/conversations/${id}`
const message = (storeId: string, { id, conversationId }: Of) =>
  `${conversation(storeId, conversationId)}/messages/${id}`

/** What it said before it was edited, newest first. */
export const listVersions = (storeId: string, of: Of) =>
  call<{ items: MessageVersion[] }>('GET', `${message(storeId, of)}/versions`)

interface Pins {
  items: Pin[]
}

export const listPins = (storeId: string, conversationId: string) =>
  call<Pins>('GET', `${conversation(storeId, conversationId)}/pins`)

export const pinMessage = (storeId: string, of: Of) =>
  call<Pins>('PUT', `${conversation(storeId, of.conversationId)}/pins/${of.id}`)

export const unpinMessage = (storeId: string, of: Of) =>
  call<Pins>('DELETE', `${conversation(storeId, of.conversationId)}/pins/${of.id}`)

/** One's own opinion of an answer of the assistant; null takes it back. */
export const rateReceipt = (storeId: string, of: Of, thumb: 'up' | 'down' | null) =>
  call<Receipt>('PUT', `${message(storeId, of)}/receipt/rating`, { thumb })

/** Where a conversation is had as a file. */
export const exportAddress = (
  storeId: string,
  conversationId: string,
  { language, notes }: { language: Language; notes: boolean },
) => withQuery(`${conversation(storeId, conversationId)}/export`, { language, notes: String(notes) })
