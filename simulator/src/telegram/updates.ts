import type { TelegramAccount } from '../world/accounts.ts'
import { type Chat, type ChatMessage, findMessage } from '../world/chats.ts'
import type { Customer } from '../world/people.ts'

export type Update = { update_id: number } & Record<string, unknown>

/** The bot as `User`; its id is the number before the colon of its token. */
export function botUser(account: TelegramAccount): Record<string, unknown> {
  return { id: Number(account.id), is_bot: true, first_name: account.name, username: account.username }
}

function customerUser(customer: Customer): Record<string, unknown> {
  return {
    id: Number(customer.id),
    is_bot: false,
    first_name: customer.name,
    ...(customer.username ? { username: customer.username } : {}),
    language_code: 'ru',
  }
}

function privateChat(customer: Customer): Record<string, unknown> {
  return {
    id: Number(customer.id),
    type: 'private',
    first_name: customer.name,
    ...(customer.username ? { username: customer.username } : {}),
  }
}

/** A message as the Bot API shows it, to the bot and in the answer of a send. */
export function messageObject(
  account: TelegramAccount,
  chat: Chat,
  message: ChatMessage,
): Record<string, unknown> {
  const original = message.replyTo ? findMessage(chat, message.replyTo) : undefined
  return {
    message_id: Number(message.id),
    from: message.from === 'shop' ? botUser(account) : customerUser(chat.customer),
    chat: privateChat(chat.customer),
    date: Math.floor(Date.parse(message.at) / 1000),
    ...(original ? { reply_to_message: messageObject(account, chat, { ...original, replyTo: null }) } : {}),
    text: message.text,
  }
}

/** What a private chat says of blocking and unblocking. */
export function memberChange(account: TelegramAccount, chat: Chat, at: Date): Record<string, unknown> {
  const user = botUser(account)
  const gone = { status: 'kicked', user, until_date: 0 }
  const here = { status: 'member', user }
  return {
    chat: privateChat(chat.customer),
    from: customerUser(chat.customer),
    date: Math.floor(at.getTime() / 1000),
    old_chat_member: chat.blocked ? here : gone,
    new_chat_member: chat.blocked ? gone : here,
  }
}
