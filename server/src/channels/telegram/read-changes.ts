import type { Gathering } from '../gathering.ts'
import { Message, Reaction } from './message-wire.ts'
import { isTaken, messageKey } from './thread.ts'
import { MessageReaction } from './wire.ts'
import { wordsOf } from './words.ts'

/** An edit without words (a place that moves, a caption that was taken away) leaves what was said as it is. */
export function readEdit(account: string, raw: unknown, found: Gathering): void {
  const message = found.take(Message, raw, 'edited message')
  if (!message) return
  const { chat } = message
  if (!isTaken(chat)) return void found.problem(`chat of type ${chat.type} is not taken`)
  const text = wordsOf(message)
  if (text === undefined) return void found.nothing(account)
  const thread = { connection: message.business_connection_id, chat: chat.id }
  const target = messageKey(thread, message.message_id)
  found.change(account, { kind: 'edit', target, at: message.edit_date ?? message.date, text })
}

/** Somebody may give several; one is kept of each side, the last. None means that it was taken back. */
export function readReaction(account: string, raw: unknown, found: Gathering): void {
  const update = found.take(MessageReaction, raw, 'reaction')
  if (!update) return
  const { chat, message_id: messageId, date: at } = update
  if (!isTaken(chat)) return void found.problem(`chat of type ${chat.type} is not taken`)
  const given = (update.new_reaction ?? []).flatMap((reaction) => Reaction.safeParse(reaction).data ?? [])
  const target = messageKey({ chat: chat.id }, messageId)
  found.change(account, { kind: 'reaction', target, at, by: 'contact', emoji: emojiOf(given.at(-1)) })
}

/** A picture of one's own has no sign in any font; the star stands for paid ones at Telegram too. */
function emojiOf(
  reaction: { type?: string | undefined; emoji?: string | undefined } | undefined,
): string | null {
  if (!reaction) return null
  if (reaction.type === 'paid') return '⭐'
  return reaction.emoji ?? '✨'
}
