import { call } from './client.ts'
import type { CustomerPromise } from './types.ts'

const promises = (storeId: string, conversationId: string) =>
  `/api/v1/stores/${storeId}/conversations/${conversationId}/promises`

export const listPromises = (storeId: string, conversationId: string) =>
  call<{ items: CustomerPromise[] }>('GET', promises(storeId, conversationId))
export const addPromise = (
  storeId: string,
  conversationId: string,
  promise: Pick<CustomerPromise, 'text' | 'dueAt'>,
) => call<CustomerPromise>('POST', promises(storeId, conversationId), promise)
/** Takes a proposal up, says how a promise ended, or moves it. */
export const changePromise = (
  storeId: string,
  conversationId: string,
  id: string,
  change: Partial<Pick<CustomerPromise, 'text' | 'dueAt'>> & {
    state?: Exclude<CustomerPromise['state'], 'proposed'>
  },
) => call<CustomerPromise>('PATCH', `${promises(storeId, conversationId)}/${id}`, change)
