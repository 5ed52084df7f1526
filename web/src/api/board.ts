import { call, withQuery } from './client.ts'
import type { Board } from './types.ts'

/** Every stage with as many of its newest conversations. */
export const readBoard = (storeId: string, limit: number) =>
  call<Board>('GET', withQuery(`/api/v1/stores/${storeId}/board`, { limit }))
