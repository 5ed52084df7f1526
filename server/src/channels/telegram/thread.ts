import type { Correspondent } from '../channel.ts'
import { present } from '../wire-values.ts'
import type { Chat, Person } from './message-wire.ts'

/**
 * Where messages go: the bot's own chat with somebody, or theirs with a business account through its connection. The same
 * number stands for both chats, so the connection is part of every key.
 */
export interface Thread {
  readonly connection?: string | undefined
  readonly chat: string
}

export const externalIdOf = ({ connection, chat }: Thread): string =>
  connection === undefined ? chat : `${connection}:${chat}`

/** Message numbers are counted per chat. */
export const messageKey = (thread: Thread, messageId: string): string =>
  `${externalIdOf(thread)}:${messageId}`

/** The thread that an external id names. */
export function threadOf(externalId: string): Thread {
  const colon = externalId.lastIndexOf(':')
  return colon < 0
    ? { chat: externalId }
    : { connection: externalId.slice(0, colon), chat: externalId.slice(colon + 1) }
}

/** The number of a message within its chat; undefined of what is no message of a chat (a press, an update). */
export const messageNumber = (providerId: string | undefined): number | undefined => {
  const digits = /^(?!callback:|update:).*:(\d{1,15})$/.exec(providerId ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Groups have negative numbers. */
export const isGroup = ({ chat }: Thread): boolean => chat.startsWith('-')

export const isTaken = ({ type }: Chat): boolean =>
  type === 'private' || type === 'group' || type === 'supergroup'

/** The other side: a person, or a group as a whole. */
export const correspondent = (thread: Thread, chat: Chat, phone?: string): Correspondent =>
  present({
    externalId: externalIdOf(thread),
    name: chat.title ?? nameOf(chat),
    username: chat.username,
    phone,
  })

export const nameOf = (person: Pick<Person, 'first_name' | 'last_name'>): string | undefined =>
  [person.first_name, person.last_name].filter((part) => part !== undefined).join(' ') || undefined
