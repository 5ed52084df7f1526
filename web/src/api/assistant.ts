import { call } from './client.ts'
import type { Assistant, AssistantInsight, ModelProvider, Service, Trial, TrialMessage } from './types.ts'

const assistant = (storeId: string) => `/api/v1/stores/${storeId}/assistant`

export type AssistantChange = Partial<Omit<Assistant, 'keys'>>

export const readAssistant = (storeId: string) => call<Assistant>('GET', assistant(storeId))
export const changeAssistant = (storeId: string, change: AssistantChange) =>
  call<Assistant>('PATCH', assistant(storeId), change)
/** The server tries the key at once. @throws Problem `model_key_wrong` */
export const putModelKey = (storeId: string, provider: ModelProvider, key: string, model: string) =>
  call<unknown>('PUT', `${assistant(storeId)}/keys/${provider}`, { key, model })
export const deleteModelKey = (storeId: string, provider: ModelProvider) =>
  call<unknown>('DELETE', `${assistant(storeId)}/keys/${provider}`)
export const readServices = (storeId: string) =>
  call<{ items: Service[] }>('GET', `${assistant(storeId)}/services`)
/** The server tries the key at once. @throws Problem `service_key_wrong` */
export const putServiceKey = (storeId: string, service: Service['service'], key: string) =>
  call<unknown>('PUT', `${assistant(storeId)}/services/${service}/key`, { key })
export const deleteServiceKey = (storeId: string, service: Service['service']) =>
  call<unknown>('DELETE', `${assistant(storeId)}/services/${service}/key`)
/** What the assistant goes by in one conversation, and what it has taken. */
export const readInsight = (storeId: string, conversationId: string) =>
  call<AssistantInsight>('GET', `/api/v1/stores/${storeId}/conversations/${conversationId}/assistant`)
/** A rehearsal: nothing is stored, nothing is sent. */
export const tryAssistant = (storeId: string, messages: TrialMessage[]) =>
  call<Trial>('POST', `${assistant(storeId)}/trials`, { messages })
