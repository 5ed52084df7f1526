import { call } from './client.ts'
import type { Draft, Message, Receipt } from './types.ts'

const conversation = (storeId: string, id: string) => `/api/v1/stores/${storeId}/conversations/${id}`

/** What the assistant wrote there for a person to let go. */
export const readDraft = (storeId: string, conversationId: string) =>
  call<{ draft: Draft | null }>('GET', `${conversation(storeId, conversationId)}/draft`)

/** Sends exactly that text, once; answers with the message, of the first time when it has left already. */
export const approveDraft = (storeId: string, conversationId: string, draftId: string) =>
  call<Message>('POST', `${conversation(storeId, conversationId)}/drafts/${draftId}/approval`, {})

export const writeDraftAgain = (storeId: string, conversationId: string, draftId: string) =>
  call<unknown>('POST', `${conversation(storeId, conversationId)}/drafts/${draftId}/rewriting`, {})

export const dropDraft = (storeId: string, conversationId: string, draftId: string) =>
  call<unknown>('DELETE', `${conversation(storeId, conversationId)}/drafts/${draftId}`)

export const readTurnReceipt = (storeId: string, conversationId: string, turnId: string) =>
  call<Receipt>('GET', `${conversation(storeId, conversationId)}/turns/${turnId}/receipt`)
