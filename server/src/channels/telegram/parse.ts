import type { ParseResult } from '../channel.ts'
import { type Gathering, gather } from '../gathering.ts'
import { present, readBody, someWord } from '../wire-values.ts'
import { Message } from './message-wire.ts'
import { readBusinessDeletion, readConnection } from './read-business.ts'
import { readEdit, readReaction } from './read-changes.ts'
import { readContent, sharedPhone } from './read-content.ts'
import { readMembership, readMigration } from './read-people.ts'
import { readPress } from './read-press.ts'
import { correspondent, isTaken, messageKey } from './thread.ts'
import { Other, Update } from './wire.ts'

export interface Hint {
  readonly account?: string
  readonly receivedAt?: Date
}

/**
 * What an update of the Bot API holds. `hint.account` is the channel that its webhook belongs to.
 * Never throws; what cannot be understood is told in `problems`.
 */
export function parseTelegram(raw: Buffer, hint: Hint): ParseResult {
  const { value, problems } = readBody(raw)
  const found = gather(problems)
  const update = value === undefined ? undefined : found.take(Update, value, 'update')
  if (!update) return found.result()
  if (hint.account === undefined) found.problem('update without a channel')
  else readUpdate(hint.account, update, hint.receivedAt, found)
  return found.result()
}

type Reader = (account: string, raw: unknown, found: Gathering, receivedAt: Date | undefined) => void

const readers: Record<string, Reader> = {
  message: readMessage,
  business_message: readMessage,
  edited_message: readEdit,
  edited_business_message: readEdit,
  message_reaction: readReaction,
  my_chat_member: readMembership,
  business_connection: readConnection,
  deleted_business_messages: readBusinessDeletion,
  callback_query: readPress,
}

function readUpdate(
  account: string,
  update: Record<string, unknown> & { update_id: string },
  receivedAt: Date | undefined,
  found: Gathering,
): void {
  const kind = Object.keys(update).find((key) => key !== 'update_id')
  if (kind === undefined || !someWord(kind)) found.problem('update without content')
  else if (Object.hasOwn(readers, kind)) readers[kind]?.(account, update[kind], found, receivedAt)
  else readOther(account, update.update_id, kind, update[kind], found)
}

function readMessage(account: string, raw: unknown, found: Gathering): void {
  const message = found.take(Message, raw, 'message')
  if (!message) return
  const { chat, from } = message
  if (!isTaken(chat)) return void found.problem(`chat of type ${chat.type} is not taken`)
  const migration = readMigration(message)
  if (migration) return void found.person(account, migration)
  const thread = { connection: message.business_connection_id, chat: chat.id }
  const content = {
    ...readContent(message, thread, raw),
    from: correspondent(thread, chat, sharedPhone(message)),
  }
  // A business account's chat is private: whoever is not the other side is the account's owner.
  if (thread.connection === undefined || from === undefined || from.id === chat.id)
    found.message(account, content)
  else found.message(account, { ...content, echo: true, ...(sentByItself(message) ? { silent: true } : {}) })
}

/** A greeting, an absence note, a scheduled message, or our own bot's answer: no person of the shop has just written. */
const sentByItself = (message: Message): boolean =>
  message.is_from_offline || message.sender_business_bot !== undefined

/** An update of a kind that is not known yet: seen as what it is, under the update's own number. */
function readOther(account: string, updateId: string, kind: string, raw: unknown, found: Gathering): void {
  const other = found.take(Other, raw, kind)
  if (!other) return
  const { chat, date: at, message_id: subject } = other
  const person = chat ?? other.from ?? other.user
  if (!person || !at) return void found.problem(`${kind}: nobody or no time is named`)
  if (chat && !isTaken(chat)) return void found.problem(`chat of type ${chat.type} is not taken`)
  const thread = { connection: other.business_connection_id, chat: person.id }
  found.message(account, {
    providerId: `update:${updateId}`,
    kind: 'unsupported',
    rawKind: kind,
    silent: true,
    at,
    from: correspondent(thread, chat ?? { ...person, type: 'private', title: undefined }),
    ...present({
      text: other.text ?? other.caption,
      replyTo: subject === undefined ? undefined : messageKey(thread, subject),
    }),
  })
}
