import { call } from './client.ts'

export interface Said {
  screen: string
  status: 'online' | 'busy' | 'away'
  conversationId: string | null
  typing: boolean
}

/** Says where this screen is. */
export const sayPresence = (storeId: string, said: Said) =>
  call<unknown>('PUT', `/api/v1/stores/${storeId}/presence`, said)
