import type { BusinessConnection } from '../content.ts'
import type { Gathering } from '../gathering.ts'
import { present, someId } from '../wire-values.ts'
import { messageKey, nameOf } from './thread.ts'
import { Connection, DeletedMessages } from './wire.ts'

/** A business account was connected to the bot, changed what the bot may do, or was disconnected. */
export function readConnection(account: string, raw: unknown, found: Gathering): void {
  const told = found.take(Connection, raw, 'business connection')
  if (told) found.connection(account, connectionFrom(told))
}

export const connectionFrom = (told: Connection): BusinessConnection => ({
  id: told.id,
  owner: present({ externalId: told.user.id, name: nameOf(told.user), username: told.user.username }),
  enabled: told.is_enabled,
  mayReply: told.rights ? told.rights.can_reply : told.can_reply,
  mayRead: told.rights?.can_read_messages ?? false,
  at: told.date,
})

/** Telegram does not say when; the change counts from the message's own arrival on. */
export function readBusinessDeletion(
  account: string,
  raw: unknown,
  found: Gathering,
  at: Date | undefined,
): void {
  const told = found.take(DeletedMessages, raw, 'deleted messages')
  if (!told) return
  const thread = { connection: told.business_connection_id, chat: told.chat.id }
  if (!at) return void found.problem('deleted messages: no time is known')
  for (const messageId of told.message_ids.map(someId))
    if (messageId !== undefined)
      found.change(account, { kind: 'deletion', target: messageKey(thread, messageId), at })
}
