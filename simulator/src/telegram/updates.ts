import type { BusinessAccount, TelegramAccount } from '../world/accounts.ts'
import { type Chat, type ChatMessage, findMessage } from '../world/chats.ts'
import type { Customer } from '../world/people.ts'
import { contentOf } from './content.ts'

export type Update = { update_id: number } & Record<string, unknown>

/** The bot as `User`; its id is the number before the colon of its token. */
export function botUser(account: TelegramAccount): Record<string, unknown> {
  return { id: Number(account.id), is_bot: true, first_name: account.name, username: account.username }
}

const numberOf = ({ id }: Customer): number => Number(id.split(':').at(-1))

function customerUser(customer: Customer): Record<string, unknown> {
  return {
    id: numberOf(customer),
    is_bot: false,
    first_name: customer.name,
    ...(customer.username ? { username: customer.username } : {}),
    language_code: 'ru',
  }
}

function privateChat(customer: Customer): Record<string, unknown> {
  return {
    id: numberOf(customer),
    type: 'private',
    first_name: customer.name,
    ...(customer.username ? { username: customer.username } : {}),
  }
}

/** The owner of the business account that the bot is connected to. */
const ownerUser = { id: 42, is_bot: false, first_name: 'Aizada', username: 'aizada' }

/** Chats of a business account are kept under its connection's id and the customer's. */
export const connectionOf = ({ customer }: Chat): string | undefined =>
  customer.id.includes(':') ? customer.id.split(':')[0] : undefined

const unixTime = (at: string): number => Math.floor(Date.parse(at) / 1000)

/** A message as the Bot API shows it, to the bot and in the answer of a send. */
export function messageObject(
  account: TelegramAccount,
  chat: Chat,
  message: ChatMessage,
): Record<string, unknown> {
  const original = message.replyTo ? findMessage(chat, message.replyTo) : undefined
  const connection = connectionOf(chat)
  const shop = connection === undefined ? botUser(account) : ownerUser
  return {
    message_id: Number(message.id),
    from: message.from === 'shop' ? shop : customerUser(chat.customer),
    chat: privateChat(chat.customer),
    date: unixTime(message.at),
    ...(connection === undefined ? {} : { business_connection_id: connection }),
    ...(connection !== undefined && message.from === 'shop' && !message.typedByOwner
      ? { sender_business_bot: botUser(account) }
      : {}),
    ...(original ? { reply_to_message: messageObject(account, chat, { ...original, replyTo: null }) } : {}),
    ...(message.album ? { media_group_id: message.album } : {}),
    ...contentOf(message, message.contact?.own ? numberOf(chat.customer) : undefined),
  }
}

export const editedObject = (
  account: TelegramAccount,
  chat: Chat,
  message: ChatMessage,
  at: Date,
): Record<string, unknown> => ({
  ...messageObject(account, chat, message),
  edit_date: Math.floor(at.getTime() / 1000),
})

export const pressObject = (
  account: TelegramAccount,
  chat: Chat,
  pressed: ChatMessage,
  press: { id: string; data: string },
): Record<string, unknown> => ({
  id: press.id,
  from: customerUser(chat.customer),
  message: messageObject(account, chat, pressed),
  chat_instance: `-${chat.accountId}`,
  data: press.data,
})

export const reactionObject = (
  chat: Chat,
  message: ChatMessage,
  before: string | undefined,
  at: Date,
): Record<string, unknown> => {
  const list = (emoji: string | undefined) => (emoji ? [{ type: 'emoji', emoji }] : [])
  return {
    chat: privateChat(chat.customer),
    message_id: Number(message.id),
    user: customerUser(chat.customer),
    date: Math.floor(at.getTime() / 1000),
    old_reaction: list(before),
    new_reaction: list(message.reactions?.customer),
  }
}

export const deletionObject = (chat: Chat, message: ChatMessage): Record<string, unknown> => ({
  business_connection_id: connectionOf(chat),
  chat: privateChat(chat.customer),
  message_ids: [Number(message.id)],
})

export const connectionObject = ({
  id,
  enabled,
  mayReply,
  changedAt,
}: BusinessAccount): Record<string, unknown> => ({
  id,
  user: ownerUser,
  user_chat_id: ownerUser.id,
  date: Math.floor(changedAt / 1000),
  ...(mayReply ? { rights: { can_reply: true, can_read_messages: true } } : {}),
  is_enabled: enabled,
})

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
