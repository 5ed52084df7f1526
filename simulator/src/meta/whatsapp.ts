import type { Courier } from '../delivery/courier.ts'
import { metaJson, signature } from '../delivery/signature.ts'
import type { WhatsAppAccount } from '../world/accounts.ts'
import { type Chat, type ChatMessage, type CustomerChange, findMessage, type Said } from '../world/chats.ts'
import { makeWamid } from '../world/ids.ts'
import type { ChatFile } from '../world/parts.ts'
import type { Customer } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { invalidParameter } from './graph-errors.ts'
import {
  changeWebhook,
  echoWebhook,
  messageWebhook,
  numberChangeWebhook,
  numberWebhook,
  type StatusKind,
  statusWebhook,
} from './whatsapp-webhooks.ts'

const typingForMs = 25_000

/** What happens inside WhatsApp: messages move between the phone and the shop, and webhooks tell of it. */
export class WhatsApp {
  #world: World
  #courier: Courier
  #callbackData = new Map<string, string>()

  constructor(world: World, courier: Courier) {
    this.#world = world
    this.#courier = courier
  }

  customerWrites(account: WhatsAppAccount, customer: Customer, said: Said): ChatMessage {
    const chat = this.#world.chatWith(account.id, customer)
    const now = this.#world.clock()
    const message = this.#message(chat, 'customer', said, now)
    chat.lastInboundAt = now.getTime()
    this.#world.show(chat, message)
    this.#post(
      account,
      customer.id,
      messageWebhook(account, chat, message, (file) => this.#sha256Of(file)),
      () => this.#world.raise(message, 'delivered'),
    )
    return message
  }

  /** The customer reacts to, edits or deletes a message; WhatsApp tells of each as a message of its own. */
  customerChanges(account: WhatsAppAccount, chat: Chat, message: ChatMessage, change: CustomerChange): void {
    this.#world.change(message, 'customer', change)
    const at = this.#world.clock()
    const news = { id: makeWamid(chat.customer.id), at, target: message.id, change }
    if ('reaction' in change) chat.lastInboundAt = at.getTime()
    this.#post(account, chat.customer.id, changeWebhook(account, chat.customer, news))
  }

  /** The customer takes another number; whoever they have a chat with is told. @param to digits alone */
  customerMoves(customer: Customer, to: string): void {
    const at = this.#world.clock()
    for (const { accountId } of this.#world.chatsOf('whatsapp').filter((chat) => isWith(chat, customer))) {
      const account = this.#world.account('whatsapp', accountId)
      const news = { id: makeWamid(customer.id), at, to }
      if (account) this.#post(account, customer.id, numberChangeWebhook(account, customer, news))
    }
    this.#world.renumber(customer.id, to)
  }

  /** The shop's message is accepted and on its way; `deliver` starts what follows from it. */
  shopWrites(chat: Chat, said: Said, callbackData: string | undefined, category = 'service'): ChatMessage {
    const now = this.#world.clock()
    const message = this.#message(chat, 'shop', said, now)
    const freeUntil = freeEntry(chat, now)
    message.priced = { category, ...(freeUntil === undefined ? {} : { freeUntil }) }
    message.status = 'accepted'
    if (callbackData !== undefined) this.#callbackData.set(message.id, callbackData)
    return message
  }

  /** The shop reacts to a message; an empty emoji takes it back. Returns the id of the reaction.
   *  @throws GraphError when the chat has no such message */
  shopReacts(chat: Chat, target: string, emoji: string): string {
    const message = findMessage(chat, target)
    if (!message) throw invalidParameter('Message with this id does not exist')
    this.#world.change(message, 'shop', { reaction: emoji === '' ? null : emoji })
    return makeWamid(chat.customer.id)
  }

  deliver(account: WhatsAppAccount, chat: Chat, message: ChatMessage): void {
    if (chat.blocked) {
      this.#step(account, chat, message, 'failed')
      return
    }
    const code = this.#world.faults.take('deliveryError', 'whatsapp')
    if (typeof code === 'number') {
      this.#step(account, chat, message, 'failed', code)
      return
    }
    this.#world.show(chat, message)
    this.#step(account, chat, message, 'sent')
    this.#step(account, chat, message, 'delivered')
  }

  /** Something about the account beside messages: a review, a limit. */
  tells(account: WhatsAppAccount, field: string, value: object): void {
    const time = Math.floor(this.#world.clock().getTime() / 1000)
    const entry = [{ id: account.wabaId, time, changes: [{ field, value }] }]
    this.#post(account, `account of ${account.wabaId}`, { object: 'whatsapp_business_account', entry })
  }

  /** Something about one number: what its phone app passes on. */
  tellsOf(account: WhatsAppAccount, field: string, value: object): void {
    this.#post(account, `phone app of ${account.id}`, numberWebhook(account, field, value))
  }

  /** Somebody of the shop writes in the phone app that shares the number. */
  phoneAppWrites(account: WhatsAppAccount, customer: Customer, text: string): ChatMessage {
    const chat = this.#world.chatWith(account.id, customer)
    const message = this.#message(chat, 'shop', { text, replyTo: null }, this.#world.clock())
    this.#world.show(chat, { ...message, typedByOwner: true })
    this.#post(account, customer.id, echoWebhook(account, customer, message))
    return message
  }

  /** The shop has read up to this message. Returns whether the message exists. */
  shopReads(accountId: string, messageId: string, typing: boolean): boolean {
    const chat = this.#world
      .chatsOf('whatsapp')
      .find((chat) => chat.accountId === accountId && findMessage(chat, messageId))
    if (!chat) return false
    const upTo = chat.messages.findIndex(({ id }) => id === messageId)
    for (const message of chat.messages.slice(0, upTo + 1)) {
      if (message.from === 'customer') this.#world.raise(message, 'read')
    }
    if (typing) this.#world.typing(chat, typingForMs)
    return true
  }

  /** The customer has the chat on the screen: the shop's messages are read. */
  customerReads(account: WhatsAppAccount, chat: Chat): void {
    for (const message of chat.messages) {
      if (message.from === 'shop' && message.status === 'delivered')
        this.#step(account, chat, message, 'read')
    }
  }

  #sha256Of({ id }: ChatFile): string {
    return this.#world.files.get(id)?.sha256.toString('base64') ?? ''
  }

  #step(account: WhatsAppAccount, chat: Chat, message: ChatMessage, status: StatusKind, code?: number): void {
    this.#world.raise(message, status)
    const webhook = statusWebhook(account, chat.customer, {
      id: message.id,
      status,
      at: this.#world.clock(),
      callbackData: this.#callbackData.get(message.id),
      priced: message.priced,
      ...(code === undefined ? {} : { code }),
    })
    if (status === 'read' || status === 'failed') this.#callbackData.delete(message.id)
    this.#post(account, chat.customer.id, webhook)
  }

  #post(account: WhatsAppAccount, customerId: string, webhook: unknown, acknowledged?: () => void): void {
    if (!account.subscribed) return
    const body = metaJson(webhook)
    this.#courier.post({
      channel: 'whatsapp',
      lane: `whatsapp:${account.id}:${customerId}`,
      url: account.callbackUrl ?? `${this.#world.serverUrl}/api/v1/webhooks/meta/whatsapp`,
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

  #message(chat: Chat, from: 'customer' | 'shop', { text, replyTo, parts }: Said, at: Date): ChatMessage {
    const { channel, accountId, customer } = chat
    const id = makeWamid(customer.id)
    return {
      id,
      channel,
      accountId,
      customerId: customer.id,
      from,
      text,
      at: at.toISOString(),
      status: 'sent',
      replyTo,
      ...parts,
    }
  }
}

const isWith = (chat: Chat, { id }: Customer): boolean => chat.customer.id === id

const hourMs = 3_600_000

/** Who came by an ad and is answered within a day costs nothing for three days. @returns until when, while that is so */
function freeEntry(chat: Chat, now: Date): number | undefined {
  const came = chat.messages.findLastIndex(({ ad }) => ad !== undefined)
  const ad = chat.messages[came]
  if (!ad) return undefined
  const answer = chat.messages.slice(came + 1).find(({ from }) => from === 'shop')
  const answeredAt = answer ? Date.parse(answer.at) : now.getTime()
  const until = answeredAt + 72 * hourMs
  return answeredAt - Date.parse(ad.at) < 24 * hourMs && now.getTime() < until ? until : undefined
}
