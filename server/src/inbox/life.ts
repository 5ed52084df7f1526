import { isId } from '#platform/ids.ts'

/** The key of a send: the message, and which of its lives this is. A message that is sent again begins another. */
export const keyOfLife = (messageId: string, life: number): string =>
  life === 0 ? messageId : `${messageId}.${life}`

/** Undefined for a key that is none of ours. */
export function lifeOfKey(key: string | undefined): { messageId: string; life: number } | undefined {
  const [messageId = '', life = '0', ...rest] = key?.split('.') ?? []
  return isId(messageId) && /^\d{1,6}$/.test(life) && rest.length === 0
    ? { messageId, life: Number(life) }
    : undefined
}
