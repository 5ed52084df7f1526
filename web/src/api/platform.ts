import { call } from './client.ts'
import type { Page, UndeliveredDelivery } from './types.ts'

/** For whoever runs the platform; to others the server answers that there is nothing. */
export const listUndelivered = () => call<Page<UndeliveredDelivery>>('GET', '/api/v1/platform/deliveries')
export const retryUndelivered = (id: string) => call<null>('POST', `/api/v1/platform/deliveries/${id}/retry`)
