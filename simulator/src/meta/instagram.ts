import type { Courier } from '../delivery/courier.ts'
import { metaJson, signature } from '../delivery/signature.ts'
import type { InstagramAccount } from '../world/accounts.ts'
import type { Chat, ChatMessage, Said } from '../world/chats.ts'
import { makeMid } from '../world/ids.ts'
import type { Customer } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { echoWebhook, readWebhook, textWebhook } from './instagram-webhooks.ts'

const typingForMs = 20_000

/** What happens inside Instagram's direct messages. */
export class Instagram {
  #world: World
  #courier: Courier

  constructor(world: World, courier: Courier) {
    this.#world = world
    this.#courier = courier
  }

  customerWrites(account: InstagramAccount, customer: Customer, said: Said): ChatMessage {
    const chat = this.#world.chatWith(account.id, customer)
    const message = this.#message(chat, 'customer', said)
    chat.lastInboundAt = this.#world.clock().getTime()
    this.#world.show(chat, message)
    this.#post(account, customer.id, textWebhook(account, message), () =>
      this.#world.raise(message, 'delivered'),
    )
    return message
  }

  shopWrites(chat: Chat, said: Said): ChatMessage {
    const message = this.#message(chat, 'shop', said)
    this.#world.show(chat, message)
    return message
  }

  /** Tells the shop of its own message; Instagram gives no other receipt of delivery. */
  echo(account: InstagramAccount, message: ChatMessage): void {
    this.#world.raise(message, 'delivered')
    this.#post(account, message.customerId, echoWebhook(account, message))
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
