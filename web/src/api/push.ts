import { call } from './client.ts'
import type { PushSubscriptionKept } from './types.ts'

const at = (storeId: string) => `/api/v1/stores/${storeId}/push-subscriptions`

export const readPushKey = (storeId: string) =>
  call<{ publicKey: string }>('GET', `/api/v1/stores/${storeId}/push-key`)

/** Tells the server of this browser's subscription; `words` as before where it is left out. */
export function keepPush(storeId: string, { endpoint, keys }: PushSubscriptionJSON, words?: boolean) {
  const { p256dh, auth } = keys ?? {}
  const given = { endpoint, keys: { p256dh, auth } }
  return call<PushSubscriptionKept>('PUT', at(storeId), words === undefined ? given : { ...given, words })
}

export const dropPush = (storeId: string, id: string) => call<null>('DELETE', `${at(storeId)}/${id}`)

export type PushOutcome = 'taken' | 'gone' | 'later' | 'refused'
export const tryPush = (storeId: string, id: string) =>
  call<{ outcome: PushOutcome }>('POST', `${at(storeId)}/${id}/trials`, {})
