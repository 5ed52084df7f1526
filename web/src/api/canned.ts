import { call } from './client.ts'
import type { CannedDraft, CannedReply } from './types.ts'

const canned = (storeId: string) => `/api/v1/stores/${storeId}/canned-replies`

/** One's own and everybody's. */
export const listCanned = (storeId: string) => call<{ items: CannedReply[] }>('GET', canned(storeId))

/** Adds it, or changes the one with this id. @throws Problem `slots_wrong` with `problems`, `shortcut_taken` */
export const keepCanned = (storeId: string, id: string | null, draft: CannedDraft) =>
  id === null
    ? call<CannedReply>('POST', canned(storeId), draft)
    : call<CannedReply>('PUT', `${canned(storeId)}/${id}`, draft)

export const deleteCanned = (storeId: string, id: string) =>
  call<unknown>('DELETE', `${canned(storeId)}/${id}`)
