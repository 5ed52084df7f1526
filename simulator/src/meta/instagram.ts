import type { Courier } from '../delivery/courier.ts'
import { metaJson, signature } from '../delivery/signature.ts'
import type { InstagramAccount } from '../world/accounts.ts'
import { type Chat, type ChatMessage, type CustomerChange, findMessage, type Said } from '../world/chats.ts'
import { makeMid } from '../world/ids.ts'
import type { ChatFile } from '../world/parts.ts'
import type { Customer } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { GraphError } from './graph-errors.ts'
import { mediaAddress } from './instagram-media.ts'
import { changeWebhook, echoWebhook, messageWebhook, readWebhook } from './instagram-webhooks.ts'

const typingForMs = 20_000

/** What happens inside Instagram's direct messages. */
export class Instagram {
  #world: World
  #courier: Courier
  #edits = new Map<string, number>()

  constructor(world: World, courier: Courier) {
    this.#world = world
    this.#courier = courier
  }

  customerWrites(account: InstagramAccount, customer: Customer, said: Said): ChatMessage {
    const chat = this.#world.chatWith(account.id, customer)
    const message = this.#message(chat, 'customer', said)
    chat.lastInboundAt = this.#world.clock().getTime()
    this.#world.dropQuickButtons(chat)
    this.#world.show(chat, message)
    this.#post(account, customer.id, messageWebhook(account, message, this.#addressOf), () =>
      this.#world.raise(message, 'delivered'),
    )
    return message
  }

  /** The customer reacts to, edits or unsends a message. The files of an unsent one can be opened no more. */
  customerChanges(account: InstagramAccount, chat: Chat, message: ChatMessage, change: CustomerChange): void {
    if ('deleted' in change) for (const { id } of message.files ?? []) this.#world.files.remove(id)
    this.#world.change(message, 'customer', change)
    const edits = 'text' in change ? this.#countEdit(message.id) : 0
    const news = { at: this.#world.clock(), change, edits }
    this.#post(account, chat.customer.id, changeWebhook(account, message, news))
  }

  /** The shop reacts to a message; null takes it back. @throws GraphError when the chat has no such message */
  shopReacts(chat: Chat, target: string, reaction: string | null): void {
    const message = findMessage(chat, target)
    if (!message) throw new GraphError(400, 100, '(#100) No message with this id', { type: 'IGApiException' })
    this.#world.change(message, 'shop', { reaction: reaction === 'love' ? '❤️' : reaction })
  }

  shopWrites(chat: Chat, said: Said): ChatMessage {
    const message = this.#message(chat, 'shop', said)
    this.#world.show(chat, message)
    return message
  }

  /** Somebody of the shop writes in Instagram's own app, and the API is told of it. */
  ownerWrites(account: InstagramAccount, chat: Chat, text: string): ChatMessage {
    const message = this.shopWrites(chat, { text, replyTo: null, parts: { typedByOwner: true } })
    this.echo(account, message)
    return message
  }

  /** Tells the shop of its own message; Instagram gives no other receipt of delivery. */
  echo(account: InstagramAccount, message: ChatMessage): void {
    this.#world.raise(message, 'delivered')
    this.#post(account, message.customerId, echoWebhook(account, message, this.#addressOf))
  }

  shopReads(chat: Chat): void {
    for (const message of chat.messages) if (message.from === 'customer') this.#world.raise(message, 'read')
  }

  shopTypes(chat: Chat, on: boolean): void {
    this.#world.typing(chat, on ? typingForMs : 0)
  }

  /** One receipt for the newest message stands for all before it. */
  customerReads(account: InstagramAccount, chat: Chat): void {
    const unread = chat.messages.filter(({ from, status }) => from === 'shop' && status === 'delivered')
    const newest = unread.at(-1)
    if (!newest) return
    for (const message of unread) this.#world.raise(message, 'read')
    this.#post(account, newest.customerId, readWebhook(account, newest, this.#world.clock()))
  }

  #addressOf = (file: ChatFile): string => mediaAddress(this.#world, file)

  #countEdit(id: string): number {
    const count = (this.#edits.get(id) ?? 0) + 1
    this.#edits.set(id, count)
    return count
  }

  #post(account: InstagramAccount, customerId: string, webhook: unknown, acknowledged?: () => void): void {
    if (!account.subscribed) return
    const body = metaJson(webhook)
    this.#courier.post({
      channel: 'instagram',
      lane: `instagram:${account.id}:${customerId}`,
      url: `${this.#world.serverUrl}/api/v1/webhooks/meta/instagram`,
      headers: {
        'x-hub-signature-256': signature(body, account.appSecret),
        'user-agent': 'facebookexternalua',
      },
      body,
      blocking: false,
      confirms: (status) => status === 200,
      ...(acknowledged ? { acknowledged } : {}),
    })
  }

  #message(chat: Chat, from: 'customer' | 'shop', { text, replyTo, parts }: Said): ChatMessage {
    const { channel, accountId, customer } = chat
    const at = this.#world.clock().toISOString()
    return {
      id: makeMid(),
      channel,
      accountId,
      customerId: customer.id,
      from,
      text,
      at,
      status: 'sent',
      replyTo,
      ...parts,
    }
  }
}
