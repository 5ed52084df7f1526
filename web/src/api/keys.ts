import { call } from './client.ts'
import type { Keys } from './types.ts'

const mine = (storeId: string) => `/api/v1/stores/${storeId}/my-keys`

/** The keys that the reader has bound otherwise, by action. */
export const readKeys = (storeId: string) => call<Keys>('GET', mine(storeId))
/** All of them at once; an action that is not named has the usual key. */
export const keepKeys = (storeId: string, keys: Keys['keys']) => call<Keys>('PUT', mine(storeId), { keys })
