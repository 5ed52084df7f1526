import { call } from './client.ts'
import type { SavedView, SavedViewDraft } from './types.ts'

const views = (storeId: string) => `/api/v1/stores/${storeId}/saved-views`

/** One's own, then everybody's, with their counts. */
export const listSavedViews = (storeId: string) => call<{ items: SavedView[] }>('GET', views(storeId))
export const addSavedView = (storeId: string, draft: SavedViewDraft) =>
  call<SavedView>('POST', views(storeId), draft)
/** `position` among its kind, from 0. */
export const changeSavedView = (storeId: string, id: string, change: { name?: string; position?: number }) =>
  call<SavedView>('PATCH', `${views(storeId)}/${id}`, change)
export const removeSavedView = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${views(storeId)}/${id}`)
