import { call } from './client.ts'
import type { Conversation, Hours, InboxRules, WorkingHours } from './types.ts'

const store = (storeId: string) => `/api/v1/stores/${storeId}`

export const readHours = (storeId: string) => call<WorkingHours>('GET', `${store(storeId)}/working-hours`)
/** Of the store, or of one channel from now on. */
export const putHours = (storeId: string, channelId: string | null, hours: Hours) =>
  call<WorkingHours>('PUT', `${placeOf(storeId, channelId)}/working-hours`, hours)
/** The channel works as the store does again. */
export const removeHours = (storeId: string, channelId: string) =>
  call<WorkingHours>('DELETE', `${placeOf(storeId, channelId)}/working-hours`)

const placeOf = (storeId: string, channelId: string | null) =>
  channelId ? `${store(storeId)}/channels/${channelId}` : store(storeId)

export const readRules = (storeId: string) => call<InboxRules>('GET', `${store(storeId)}/inbox-rules`)
export const changeRules = (storeId: string, change: Partial<InboxRules>) =>
  call<InboxRules>('PATCH', `${store(storeId)}/inbox-rules`, change)

/** The assistant does not get the conversation back by itself, until a person speaks again. */
export const keepWithPerson = (storeId: string, conversationId: string) =>
  call<Conversation>('DELETE', `${store(storeId)}/conversations/${conversationId}/auto-return`)
