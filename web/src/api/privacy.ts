import { call } from './client.ts'
import type { ContactErasure, ContactHeld, ContactOpenings } from './types.ts'

const contact = (storeId: string, id: string) => `/api/v1/stores/${storeId}/contacts/${id}`

/** How much is held about a customer. */
export const readHeld = (storeId: string, id: string) =>
  call<ContactHeld>('GET', `${contact(storeId, id)}/held`)
/** Who opened a customer, the newest first. */
export const listOpenings = (storeId: string, id: string) =>
  call<ContactOpenings>('GET', `${contact(storeId, id)}/openings`)
/** All that is held, as a file; a browser saves it while it comes. */
export const exportUrl = (storeId: string, id: string) => `${contact(storeId, id)}/export`
/** There is no way back. */
export const eraseContact = (storeId: string, id: string) =>
  call<ContactErasure>('POST', `${contact(storeId, id)}/erasures`, { confirm: 'erase' })
