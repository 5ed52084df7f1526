import type { PersonChange } from '../content.ts'
import type { Gathering } from '../gathering.ts'
import type { Message } from './message-wire.ts'
import { isTaken } from './thread.ts'
import { MyChatMember } from './wire.ts'

/** In a private chat told for block and unblock alone; in a group when the bot is put out or taken in. */
export function readMembership(account: string, raw: unknown, found: Gathering): void {
  const update = found.take(MyChatMember, raw, 'membership')
  if (!update) return
  const { chat, date: at, new_chat_member: member } = update
  if (!isTaken(chat)) return void found.problem(`chat of type ${chat.type} is not taken`)
  const gone = member.status === 'kicked' || member.status === 'left'
  found.person(account, { kind: gone ? 'unreachable' : 'reachable', externalId: chat.id, at })
}

/** A group that became a supergroup goes on under another number; both of its sides tell so. */
export function readMigration({
  chat,
  date: at,
  migrate_to_chat_id: to,
  migrate_from_chat_id: before,
}: Message): PersonChange | undefined {
  if (to !== undefined) return { kind: 'moved', externalId: chat.id, to, at }
  return before === undefined ? undefined : { kind: 'moved', externalId: before, to: chat.id, at }
}
