import type { Courier } from '../delivery/courier.ts'
import type { TelegramAccount } from '../world/accounts.ts'
import type { Chat, ChatMessage, Said } from '../world/chats.ts'
import type { Customer } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { memberChange, messageObject, type Update } from './updates.ts'

const typingForMs = 5_000
const keptUpdates = 1_000

/** What happens inside Telegram between customers and bots. */
export class Telegram {
  #world: World
  #courier: Courier
  #waiting = new Map<string, Update[]>()
  #lastError = new Map<string, { date: number; message: string }>()

  constructor(world: World, courier: Courier) {
    this.#world = world
    this.#courier = courier
  }

  customerWrites(account: TelegramAccount, customer: Customer, said: Said): ChatMessage {
    const chat = this.#world.chatWith(account.id, customer)
    if (chat.blocked) this.customerBlocks(account, chat, false)
    const message = this.#message(chat, 'customer', said)
    chat.lastInboundAt = this.#world.clock().getTime()
    this.#world.show(chat, message)
    this.#update(account, chat, 'message', messageObject(account, chat, message), () =>
      this.#world.raise(message, 'read'),
    )
    return message
  }

  shopWrites(chat: Chat, said: Said): ChatMessage {
    const message = this.#message(chat, 'shop', said)
    this.#world.show(chat, message)
    this.#world.raise(message, 'delivered')
    return message
  }

  shopTypes(chat: Chat): void {
    this.#world.typing(chat, typingForMs)
  }

  /** Bots get no receipts; only the phone knows. */
  customerReads(chat: Chat): void {
    for (const message of chat.messages) if (message.from === 'shop') this.#world.raise(message, 'read')
  }

  customerBlocks(account: TelegramAccount, chat: Chat, blocked: boolean): void {
    if (chat.blocked === blocked) return
    chat.blocked = blocked
    this.#update(account, chat, 'my_chat_member', memberChange(account, chat, this.#world.clock()))
  }

  /** Updates without a webhook, for getUpdates; `offset` confirms everything before it. */
  waitingUpdates(account: TelegramAccount, offset: number, limit: number): Update[] {
    const kept = (this.#waiting.get(account.id) ?? []).filter(({ update_id }) => update_id >= offset)
    this.#waiting.set(account.id, kept)
    return kept.slice(0, limit)
  }

  /** Hands what waited for a webhook to the new one, or forgets it. */
  webhookChanged(account: TelegramAccount, dropPending: boolean): void {
    const waiting = this.#waiting.get(account.id) ?? []
    if (dropPending) this.#waiting.delete(account.id)
    else if (account.webhook) {
      this.#waiting.delete(account.id)
      for (const update of waiting) this.#post(account, 'pending', update)
    }
  }

  pendingCount(account: TelegramAccount): number {
    const onTheWay = account.webhook ? this.#courier.queue().waiting.telegram : 0
    return (this.#waiting.get(account.id)?.length ?? 0) + onTheWay
  }

  lastError(account: TelegramAccount): { date: number; message: string } | undefined {
    return this.#lastError.get(account.id)
  }

  #update(
    account: TelegramAccount,
    chat: Chat,
    kind: string,
    content: unknown,
    acknowledged?: () => void,
  ): void {
    const allowed = account.webhook?.allowedUpdates
    if (allowed && allowed.length > 0 && !allowed.includes(kind)) return
    const update: Update = { update_id: this.#world.nextUpdateNumber(), [kind]: content }
    if (account.webhook) this.#post(account, chat.customer.id, update, acknowledged)
    else this.#keep(account, update)
  }

  #keep(account: TelegramAccount, update: Update): void {
    const waiting = this.#waiting.get(account.id) ?? []
    this.#waiting.set(account.id, [...waiting, update].slice(-keptUpdates))
  }

  #post(account: TelegramAccount, lane: string, update: Update, acknowledged?: () => void): void {
    const { webhook } = account
    if (!webhook) return
    this.#courier.post({
      channel: 'telegram',
      lane: `telegram:${account.id}:${lane}`,
      url: webhook.url,
      headers: webhook.secretToken ? { 'x-telegram-bot-api-secret-token': webhook.secretToken } : {},
      body: JSON.stringify(update),
      blocking: true,
      confirms: (status) => {
        const confirmed = status >= 200 && status < 300
        if (!confirmed) this.#remember(account, `Wrong response from the webhook: ${status}`)
        return confirmed
      },
      ...(acknowledged ? { acknowledged } : {}),
    })
  }

  #remember(account: TelegramAccount, message: string): void {
    this.#lastError.set(account.id, { date: Math.floor(this.#world.clock().getTime() / 1000), message })
  }

  #message(chat: Chat, from: 'customer' | 'shop', { text, replyTo, parts }: Said): ChatMessage {
    const { channel, accountId, customer } = chat
    return {
      id: String(this.#world.nextMessageNumber(chat)),
      channel,
      accountId,
      customerId: customer.id,
      from,
      text,
      at: this.#world.clock().toISOString(),
      status: 'sent',
      replyTo,
      ...parts,
    }
  }
}
