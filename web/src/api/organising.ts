import { call, withQuery } from './client.ts'
import type { ChangesAnswer, ConversationChange, Label, SaleStage } from './types.ts'

const store = (storeId: string) => `/api/v1/stores/${storeId}`

/** Each for itself; what somebody else changed meanwhile comes back refused, with what stands now. */
export const changeConversations = (storeId: string, changes: readonly ConversationChange[]) =>
  call<ChangesAnswer>('POST', `${store(storeId)}/conversation-changes`, { changes })

/** When the choices end that mean the same for all conversations. */
export const readSnoozeTimes = (storeId: string) =>
  call<Record<'hour' | 'evening' | 'tomorrow' | 'monday', string>>('GET', `${store(storeId)}/snooze-times`)

export const listLabels = (storeId: string) => call<{ items: Label[] }>('GET', `${store(storeId)}/labels`)
export const addLabel = (storeId: string, label: Pick<Label, 'name' | 'colour'>) =>
  call<Label>('POST', `${store(storeId)}/labels`, label)
export const changeLabel = (
  storeId: string,
  id: string,
  change: Partial<Pick<Label, 'name' | 'colour'>> & { position?: number },
) => call<Label>('PATCH', `${store(storeId)}/labels/${id}`, change)
export const removeLabel = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${store(storeId)}/labels/${id}`)

export const listStages = (storeId: string) => call<{ items: SaleStage[] }>('GET', `${store(storeId)}/stages`)
export const addStage = (storeId: string, stage: Pick<SaleStage, 'name'>) =>
  call<SaleStage>('POST', `${store(storeId)}/stages`, stage)
export const changeStage = (
  storeId: string,
  id: string,
  change: Partial<Pick<SaleStage, 'name' | 'ends'>> & { position?: number },
) => call<SaleStage>('PATCH', `${store(storeId)}/stages/${id}`, change)
/** Its conversations go to the stage `to`, or have none. */
export const removeStage = (storeId: string, id: string, to: string | null) =>
  call<unknown>('DELETE', withQuery(`${store(storeId)}/stages/${id}`, { to }))
