import type { Correspondent } from '../channel.ts'
import { present } from '../wire-values.ts'
import type { Contact } from './wire.ts'

/**
 * The wa_id is the person's id as long as the payload shows it; somebody who hides the number is known by the
 * business-scoped user id alone. Contacts are joined by id: their order promises nothing.
 */
export function personOf(
  ids: { phoneId: string | undefined; userId: string | undefined },
  contacts: readonly Contact[],
): Correspondent | undefined {
  const contact = contacts.find(
    ({ wa_id, user_id }) =>
      (wa_id !== undefined && wa_id === ids.phoneId) || (user_id !== undefined && user_id === ids.userId),
  )
  const phoneId = ids.phoneId ?? contact?.wa_id
  const userId = ids.userId ?? contact?.user_id
  const externalId = phoneId ?? userId
  if (externalId === undefined) return undefined
  return present({
    externalId,
    alias: phoneId === undefined ? undefined : userId,
    name: contact?.profile?.name,
    username: contact?.profile?.username,
    phone: phoneId === undefined ? undefined : phoneOf(phoneId),
  })
}

/** E.164 of a wa_id; undefined of any other id. */
export const phoneOf = (waId: string): string | undefined =>
  /^\d{6,15}$/.test(waId) ? `+${waId}` : undefined
