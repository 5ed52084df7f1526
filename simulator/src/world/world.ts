import type { Account, Channel, InstagramAccount, TelegramAccount, WhatsAppAccount } from './accounts.ts'
import { demoAccounts } from './accounts.ts'
import {
  addMessage,
  type Chat,
  type ChatMessage,
  type CustomerChange,
  changeMessage,
  chatKey,
  type MessageStatus,
  openChat,
  raiseStatus,
} from './chats.ts'
import { EventBus } from './events.ts'
import { Faults } from './faults.ts'
import { Files } from './files.ts'
import { Grants } from './grants.ts'
import { startNumber } from './ids.ts'
import { type Customer, makePerson, type Person } from './people.ts'
import { SignUps } from './sign-ups.ts'

/** Everything the providers remember. One per running simulator. */
export class World {
  readonly clock: () => Date
  readonly events = new EventBus()
  readonly faults = new Faults(() => this.events.publish({ type: 'faults', faults: this.faults.list() }))
  /** where webhooks of Meta go; Telegram bots name their own address */
  serverUrl: string
  accounts: Account[] = demoAccounts()
  people: Person[] = [makePerson(0)]
  /** kept over a reset, as the server does not know of one */
  readonly grants = new Grants(() => this.clock().getTime())
  readonly signUps = new SignUps(() => this.clock().getTime())
  chats = new Map<string, Chat>()
  readonly files = new Files()
  updateNumber: number
  /** true: somebody who never wrote counts as having just written (for load from outside the phone) */
  acceptUnknownCustomers = false
  /** where the shop's server reaches this program; addresses of files begin with it */
  ownUrl = ''

  constructor(options: { serverUrl: string; clock?: () => Date }) {
    this.serverUrl = options.serverUrl
    this.clock = options.clock ?? (() => new Date())
    this.updateNumber = startNumber(this.clock())
  }

  account(channel: 'whatsapp', id?: string): WhatsAppAccount | undefined
  account(channel: 'instagram', id?: string): InstagramAccount | undefined
  account(channel: 'telegram', id?: string): TelegramAccount | undefined
  account(channel: Channel, id?: string): Account | undefined
  /** The account with this id, or the demo store's when none is named. */
  account(channel: Channel, id?: string): Account | undefined {
    return this.accounts.find(
      (account) => account.channel === channel && (id === undefined || account.id === id),
    )
  }

  addAccount(account: Account): void {
    this.accounts = this.accounts.filter(
      ({ channel, id }) => channel !== account.channel || id !== account.id,
    )
    this.accounts.push(account)
    this.events.publish({ type: 'world' })
  }

  addPerson(): Person {
    const person = makePerson(this.people.length)
    this.people.push(person)
    this.events.publish({ type: 'world' })
    return person
  }

  chat(channel: Channel, accountId: string, customerId: string): Chat | undefined {
    return this.chats.get(chatKey(channel, accountId, customerId))
  }

  /** The chat of this customer with this account, opened when it is their first. */
  chatWith(accountId: string, customer: Customer): Chat {
    const key = chatKey(customer.channel, accountId, customer.id)
    const chat = this.chats.get(key) ?? openChat(accountId, customer)
    const { numberHidden } = chat.customer
    chat.customer = numberHidden === undefined ? customer : { ...customer, numberHidden }
    this.chats.set(key, chat)
    return chat
  }

  chatsOf(channel: Channel): Chat[] {
    return [...this.chats.values()].filter((chat) => chat.channel === channel)
  }

  /** What is known of a customer: a person of the phone, somebody who wrote before, or nobody. */
  customer(channel: Channel, id: string): Customer | undefined {
    const person = this.people.find(({ identities }) => identities[channel].id === id)
    return (
      person?.identities[channel] ??
      this.chatsOf(channel).find(({ customer }) => customer.id === id)?.customer
    )
  }

  /** A customer of WhatsApp goes on under another number, with the chats that they have. */
  renumber(before: string, to: string): void {
    for (const { identities } of this.people)
      if (identities.whatsapp.id === before) identities.whatsapp = { ...identities.whatsapp, id: to }
    for (const chat of this.chatsOf('whatsapp').filter(({ customer }) => customer.id === before)) {
      this.chats.delete(chatKey('whatsapp', chat.accountId, before))
      this.chats.set(chatKey('whatsapp', chat.accountId, to), chat)
      chat.customer = { ...chat.customer, id: to }
      for (const message of chat.messages) message.customerId = to
    }
    this.events.publish({ type: 'world' })
  }

  show(chat: Chat, message: ChatMessage): void {
    addMessage(chat, message)
    if (message.from === 'shop') this.typing(chat, 0)
    this.events.publish({ type: 'message', message })
  }

  raise(message: ChatMessage, status: MessageStatus): void {
    if (raiseStatus(message, status)) this.events.publish({ type: 'message', message })
  }

  /** Reacts to, edits or deletes a message that both see. */
  change(message: ChatMessage, side: 'customer' | 'shop', change: CustomerChange): void {
    changeMessage(message, side, change)
    this.events.publish({ type: 'message', message })
  }

  /** Takes back the answers that were proposed: they are gone once the customer has written. */
  dropQuickButtons(chat: Chat): void {
    for (const message of chat.messages) {
      if (!message.buttons?.some(({ quick }) => quick)) continue
      delete message.buttons
      this.events.publish({ type: 'message', message })
    }
  }

  /** Shows the shop typing for this many milliseconds; 0 ends it. */
  typing(chat: Chat, forMs: number): void {
    const now = this.clock().getTime()
    if (forMs === 0 && chat.typingUntil <= now) return
    chat.typingUntil = forMs === 0 ? 0 : now + forMs
    const { channel, accountId, customer } = chat
    this.events.publish({
      type: 'typing',
      channel,
      accountId,
      customerId: customer.id,
      until: chat.typingUntil,
    })
  }

  nextUpdateNumber(): number {
    return ++this.updateNumber
  }

  /** Whether the shop may write now: the customer wrote within the last `hours`. */
  isWindowOpen(chat: Chat, hours: number): boolean {
    if (chat.lastInboundAt === null) return this.acceptUnknownCustomers
    return this.clock().getTime() - chat.lastInboundAt < hours * 3_600_000
  }

  /** Message numbers of a Telegram chat only rise, also over a restart. */
  nextMessageNumber(chat: Chat): number {
    chat.lastMessageNumber = Math.max(chat.lastMessageNumber + 1, startNumber(this.clock()))
    return chat.lastMessageNumber
  }

  /** Back to the demo world. Bots keep their webhooks and signed-up numbers stay, as the server does not know of the reset. */
  reset(): void {
    const webhooks = new Map(
      this.accounts.map((account) => [account.id, account.channel === 'telegram' ? account.webhook : null]),
    )
    const signedUp = this.accounts.filter((account) => this.#isSignedUp(account))
    const demo = demoAccounts().filter(({ id }) => !signedUp.some((account) => account.id === id))
    this.accounts = [...demo, ...signedUp].map((account) =>
      account.channel === 'telegram' ? { ...account, webhook: webhooks.get(account.id) ?? null } : account,
    )
    this.people = [makePerson(0)]
    this.acceptUnknownCustomers = false
    this.chats.clear()
    this.files.clear()
    this.faults.clear()
    this.events.publish({ type: 'reset' })
  }

  #isSignedUp(account: Account): boolean {
    return (
      account.channel === 'whatsapp' &&
      this.signUps.tokens.some(({ wabaIds }) => wabaIds.includes(account.wabaId))
    )
  }
}
