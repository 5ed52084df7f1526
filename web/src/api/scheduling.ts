import { call } from './client.ts'
import type { NewMessage } from './inbox.ts'
import type { Message, Scheduled, TemplateValues } from './types.ts'

/** When a message leaves; `local` is by the clock of the store. */
export type When = { reply: true } | { undo: true } | { at: string } | { local: string }

const scheduled = (storeId: string, conversationId: string) =>
  `/api/v1/stores/${storeId}/conversations/${conversationId}/scheduled-messages`

export const listScheduled = (storeId: string, conversationId: string) =>
  call<{ items: Scheduled[] }>('GET', scheduled(storeId, conversationId))

/** Keeps it once per `clientId`, however often it is called. */
export const schedule = (
  storeId: string,
  conversationId: string,
  plan: {
    when: When
    message: NewMessage | { clientId: string; templateId: string; values: TemplateValues }
  },
) => call<Scheduled>('POST', scheduled(storeId, conversationId), plan)

type Named = Pick<Scheduled, 'id' | 'conversationId'>

export const changeScheduled = (storeId: string, of: Named, change: { text?: string; when?: When }) =>
  call<Scheduled>('PATCH', `${scheduled(storeId, of.conversationId)}/${of.id}`, change)

/** @throws Problem `scheduled_gone` when it has left already */
export const cancelScheduled = (storeId: string, of: Named) =>
  call<unknown>('DELETE', `${scheduled(storeId, of.conversationId)}/${of.id}`)

export const sendScheduledNow = (storeId: string, of: Named) =>
  call<Message>('POST', `${scheduled(storeId, of.conversationId)}/${of.id}/departure`, {})

/** Whether each send of the reader waits a few seconds and can be taken back. */
export const readMySending = (storeId: string) =>
  call<{ undo: boolean }>('GET', `/api/v1/stores/${storeId}/my-sending`)
export const keepMySending = (storeId: string, choice: { undo: boolean }) =>
  call<{ undo: boolean }>('PUT', `/api/v1/stores/${storeId}/my-sending`, choice)
