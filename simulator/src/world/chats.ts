import type { Channel } from './accounts.ts'
import { MessageParts } from './parts.ts'
import type { Customer } from './people.ts'

/** Facts about one message only grow; `failed` stands beside the ladder. */
export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed'

export type ChatMessage = {
  /** wamid, mid, or the Telegram message number */
  id: string
  channel: Channel
  accountId: string
  customerId: string
  from: 'customer' | 'shop'
  text: string
  /** ISO 8601 */
  at: string
  status: MessageStatus
  replyTo: string | null
} & MessageParts

/** What somebody says in one message. The words may be empty where there are parts. */
export type Said = { text: string; replyTo: string | null; parts?: MessageParts }

/** What a customer does to a message that is already there. */
export type CustomerChange =
  /** null takes it back */
  { reaction: string | null } | { text: string } | { deleted: true }

export type Chat = {
  channel: Channel
  accountId: string
  customer: Customer
  messages: ChatMessage[]
  /** milliseconds of the epoch; null until the customer wrote */
  lastInboundAt: number | null
  blocked: boolean
  /** milliseconds of the epoch until which the shop is shown typing */
  typingUntil: number
  lastMessageNumber: number
}

const ladder: Record<MessageStatus, number> = { accepted: 0, sent: 1, delivered: 2, read: 3, failed: 4 }
const keptMessages = 500

export function chatKey(channel: Channel, accountId: string, customerId: string): string {
  return `${channel}:${accountId}:${customerId}`
}

export function openChat(accountId: string, customer: Customer): Chat {
  return {
    channel: customer.channel,
    accountId,
    customer,
    messages: [],
    lastInboundAt: null,
    blocked: false,
    typingUntil: 0,
    lastMessageNumber: 0,
  }
}

/** Puts a message on the phone; the oldest make room so that a long run does not fill the memory. */
export function addMessage(chat: Chat, message: ChatMessage): void {
  chat.messages.push(message)
  if (chat.messages.length > keptMessages) chat.messages.splice(0, chat.messages.length - keptMessages)
}

/** Raises the status, never lowers it. Returns whether anything changed. */
export function raiseStatus(message: ChatMessage, status: MessageStatus): boolean {
  if (message.status === 'failed' || ladder[status] <= ladder[message.status]) return false
  message.status = status
  return true
}

/** Puts the change on the phone. */
export function changeMessage(message: ChatMessage, side: 'customer' | 'shop', change: CustomerChange): void {
  if ('reaction' in change) message.reactions = { ...message.reactions, [side]: change.reaction ?? undefined }
  else if ('text' in change) Object.assign(message, { text: change.text, edited: true })
  else {
    for (const part of allParts) delete message[part]
    Object.assign(message, { text: '', deleted: true })
  }
}

const allParts = Object.keys(MessageParts.shape) as (keyof MessageParts)[]

export function findMessage(chat: Chat, id: string): ChatMessage | undefined {
  return chat.messages.findLast((message) => message.id === id)
}
