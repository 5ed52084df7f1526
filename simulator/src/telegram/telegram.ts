import { NotOnThisApp } from '../control/not-on-this-app.ts'
import type { Courier } from '../delivery/courier.ts'
import type { BusinessAccount, TelegramAccount } from '../world/accounts.ts'
import {
  type Chat,
  type ChatMessage,
  type CustomerChange,
  changeMessage,
  findMessage,
  type Said,
} from '../world/chats.ts'
import type { Customer } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { apart, newAlbum } from './media-group.ts'
import {
  connectionObject,
  connectionOf,
  deletionObject,
  editedObject,
  memberChange,
  messageObject,
  pressObject,
  reactionObject,
  type Update,
} from './updates.ts'

const typingForMs = 5_000
const keptUpdates = 1_000

const kindIn = (chat: Chat, kind: 'message' | 'edited_message'): string => {
  if (!connectionOf(chat)) return kind
  return kind === 'message' ? 'business_message' : 'edited_business_message'
}

/** What happens inside Telegram between customers and bots. */
export class Telegram {
  #world: World
  #courier: Courier
  #waiting = new Map<string, Update[]>()
  #presses = new Set<string>()
  #lastError = new Map<string, { date: number; message: string }>()

  constructor(world: World, courier: Courier) {
    this.#world = world
    this.#courier = courier
  }

  customerWrites(account: TelegramAccount, customer: Customer, said: Said): ChatMessage {
    const chat = this.#world.chatWith(account.id, customer)
    const pressed = said.parts?.choice && said.replyTo ? findMessage(chat, said.replyTo) : undefined
    if (said.parts?.choice && pressed) return this.#press(account, chat, pressed, said.parts.choice.id)
    if (chat.blocked) this.customerBlocks(account, chat, false)
    const album = (said.parts?.files?.length ?? 0) > 1 ? { album: newAlbum() } : {}
    const [words = said, ...files] = apart(said)
    const send = (one: Said) =>
      this.#customerSends(account, chat, { ...one, parts: { ...one.parts, ...album } })
    const first = send(words)
    for (const file of files) send(file)
    return first
  }

  #customerSends(account: TelegramAccount, chat: Chat, said: Said): ChatMessage {
    const message = this.#message(chat, 'customer', said)
    chat.lastInboundAt = this.#world.clock().getTime()
    this.#world.show(chat, message)
    this.#update(account, chat, kindIn(chat, 'message'), messageObject(account, chat, message), () =>
      this.#world.raise(message, 'read'),
    )
    return message
  }

  /** In a business account's chat the bot hears of its own answers, as of whatever else leaves the account. */
  shopWrites(account: TelegramAccount, chat: Chat, said: Said): ChatMessage {
    const message = this.#message(chat, 'shop', said)
    this.#world.show(chat, message)
    this.#world.raise(message, 'delivered')
    if (connectionOf(chat))
      this.#update(account, chat, 'business_message', messageObject(account, chat, message))
    return message
  }

  /** The owner types by hand in a chat of the business account. */
  ownerWrites(account: TelegramAccount, chat: Chat, text: string): ChatMessage {
    return this.shopWrites(account, chat, { text, replyTo: null, parts: { typedByOwner: true } })
  }

  /** The owner connects the bot to the business account, changes what it may do there, or ends it. */
  ownerConnects(account: TelegramAccount, state: { enabled: boolean; mayReply: boolean }): BusinessAccount {
    const changedAt = this.#world.clock().getTime()
    account.business = { id: account.business?.id ?? 'bc_demo', ...state, changedAt }
    this.#updateIn(account, 'business', 'business_connection', connectionObject(account.business))
    this.#world.events.publish({ type: 'world' })
    return account.business
  }

  customerChanges(account: TelegramAccount, chat: Chat, message: ChatMessage, change: CustomerChange): void {
    const before = message.reactions?.customer
    const at = this.#world.clock()
    if ('deleted' in change && !connectionOf(chat))
      throw new NotOnThisApp('Telegram tells no bot that a message was deleted.')
    if ('reaction' in change && connectionOf(chat))
      throw new NotOnThisApp('Telegram tells nobody of reactions in a business account.')
    changeMessage(message, 'customer', change)
    this.#world.events.publish({ type: 'world' })
    if ('reaction' in change)
      this.#update(account, chat, 'message_reaction', reactionObject(chat, message, before, at))
    else if ('text' in change)
      this.#update(account, chat, kindIn(chat, 'edited_message'), editedObject(account, chat, message, at))
    else this.#update(account, chat, 'deleted_business_messages', deletionObject(chat, message))
  }

  /** Whether the press waited for this; the phone's spinner ends. */
  pressHeard(id: string): boolean {
    return this.#presses.delete(id)
  }

  /** Nothing is shown of a press but a spinner, until the bot says that it was heard. */
  #press(account: TelegramAccount, chat: Chat, pressed: ChatMessage, data: string): ChatMessage {
    const id = `${this.#world.nextUpdateNumber()}${chat.accountId}`
    this.#presses.add(id)
    this.#update(account, chat, 'callback_query', pressObject(account, chat, pressed, { id, data }))
    return pressed
  }

  /** What the customer wrote is marked read in the business account. */
  shopReads(chat: Chat): void {
    for (const message of chat.messages) if (message.from === 'customer') this.#world.raise(message, 'read')
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
    this.#updateIn(account, chat.customer.id, kind, content, acknowledged)
  }

  #updateIn(
    account: TelegramAccount,
    lane: string,
    kind: string,
    content: unknown,
    acknowledged?: () => void,
  ): void {
    const allowed = account.webhook?.allowedUpdates
    if (allowed?.length ? !allowed.includes(kind) : kind === 'message_reaction') return
    const update: Update = { update_id: this.#world.nextUpdateNumber(), [kind]: content }
    if (account.webhook) this.#post(account, lane, update, acknowledged)
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
