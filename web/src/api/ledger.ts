import { call, withQuery } from './client.ts'
import type { Ledger } from './types.ts'

const ledger = (storeId: string) => `/api/v1/stores/${storeId}/ledger`

/** For owners and admins. `hours`: who has waited shorter is no gap yet, unless their window closes soon. */
export const readLedger = (storeId: string, query: { days: number; hours: number }) =>
  call<Ledger>('GET', withQuery(ledger(storeId), query))
/** Puts a delivery back before the intake. @throws Problem 404 when there is nothing left to try */
export const replayDelivery = (storeId: string, id: string) =>
  call<null>('POST', `${ledger(storeId)}/deliveries/${id}/replay`, {})
