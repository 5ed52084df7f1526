import type { Courier } from '../delivery/courier.ts'
import type { Instagram } from '../meta/instagram.ts'
import type { WhatsApp } from '../meta/whatsapp.ts'
import { apart } from '../telegram/media-group.ts'
import type { Telegram } from '../telegram/telegram.ts'
import type { Channel } from '../world/accounts.ts'
import { type Chat, type ChatMessage, type CustomerChange, findMessage, type Said } from '../world/chats.ts'
import type { MessageParts } from '../world/parts.ts'
import type { Customer } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { publicAccount } from './accounts.ts'
import { NotOnThisApp } from './not-on-this-app.ts'
import type { ChatNamed, CustomerMessage } from './requests.ts'
import { saidIn } from './said.ts'

export type Providers = {
  world: World
  courier: Courier
  whatsapp: WhatsApp
  instagram: Instagram
  telegram: Telegram
}

/** The customer's hands: writes on the channel. Returns null when the account is unknown.
 *  @throws NotOnThisApp */
export function write(providers: Providers, channel: Channel, request: CustomerMessage): ChatMessage | null {
  const { world } = providers
  const customer = customerOf(world, channel, request.from)
  const account = world.account(channel, request.account)
  if (!account) return null
  const said = saidIn(world, world.chat(channel, account.id, customer.id), request)
  switch (account.channel) {
    case 'whatsapp':
      refuseAllOf(said, 'story', 'post', 'once', 'like')
      return firstOf(apart(said).map((one) => providers.whatsapp.customerWrites(account, customer, one)))
    case 'instagram':
      refuseAllOf(said, 'location', 'contact', 'order', 'product')
      return providers.instagram.customerWrites(account, customer, said)
    case 'telegram':
      refuseAllOf(said, 'order', 'product', 'story', 'post', 'once', 'like')
      return providers.telegram.customerWrites(account, customer, said)
  }
}

const firstOf = (messages: readonly ChatMessage[]): ChatMessage | null => messages[0] ?? null

function refuseAllOf({ parts = {} }: Said, ...kinds: (keyof MessageParts)[]): void {
  const [first] = kinds.filter((kind) => parts[kind] !== undefined)
  if (first) throw new NotOnThisApp(`This app sends no ${first}.`)
}

/** The customer reacts to, edits or deletes a message. Returns null when there is no such message.
 *  @throws NotOnThisApp */
export function change(
  providers: Providers,
  chat: Chat,
  target: string,
  change: CustomerChange,
): ChatMessage | null {
  const message = findMessage(chat, target)
  if (!message) return null
  if (!('reaction' in change) && message.from !== 'customer')
    throw new NotOnThisApp('Only who wrote a message can change it.')
  const account = providers.world.account(chat.channel, chat.accountId)
  if (account?.channel === 'whatsapp') providers.whatsapp.customerChanges(account, chat, message, change)
  else if (account?.channel === 'instagram')
    providers.instagram.customerChanges(account, chat, message, change)
  else if (account?.channel === 'telegram') providers.telegram.customerChanges(account, chat, message, change)
  return message
}

/** The customer's eyes: the chat is on the screen. */
export function look(providers: Providers, chat: Chat): void {
  const account = providers.world.account(chat.channel, chat.accountId)
  if (account?.channel === 'whatsapp') providers.whatsapp.customerReads(account, chat)
  if (account?.channel === 'instagram') providers.instagram.customerReads(account, chat)
  if (account?.channel === 'telegram') providers.telegram.customerReads(chat)
}

/** The customer blocks the shop or lets it back. */
export function block(providers: Providers, chat: Chat, blocked: boolean): void {
  const account = providers.world.account(chat.channel, chat.accountId)
  if (account?.channel === 'telegram') providers.telegram.customerBlocks(account, chat, blocked)
  else chat.blocked = blocked
}

export function chatNamed(world: World, channel: Channel, named: ChatNamed): Chat | undefined {
  const account = world.account(channel, named.account)
  const customer = named.customer ?? world.people[0]?.identities[channel].id
  return account && customer ? world.chat(channel, account.id, customer) : undefined
}

/** What the phone shows on a channel, oldest first. */
export function shownMessages(
  world: World,
  channel: Channel,
  named: ChatNamed,
): (ChatMessage & { customer: Customer })[] {
  return world
    .chatsOf(channel)
    .filter((chat) => named.account === undefined || chat.accountId === named.account)
    .filter((chat) => named.customer === undefined || chat.customer.id === named.customer)
    .flatMap((chat) => chat.messages.map((message) => ({ ...message, customer: chat.customer })))
    .sort((one, other) => one.at.localeCompare(other.at))
}

/** Everything that the phone page needs to draw itself. */
export function snapshot({ world, courier }: Providers): Record<string, unknown> {
  const chats = [...world.chats.values()].map(
    ({ channel, accountId, customer, typingUntil, messages, lastInboundAt }) => ({
      channel,
      accountId,
      customerId: customer.id,
      numberHidden: customer.numberHidden === true,
      typingUntil,
      lastInboundAt,
      messages,
    }),
  )
  return {
    now: world.clock().getTime(),
    serverUrl: world.serverUrl,
    accounts: world.accounts.map(publicAccount),
    people: world.people,
    chats,
    faults: world.faults.list(),
    queue: courier.queue(),
  }
}

function customerOf(world: World, channel: Channel, from: CustomerMessage['from']): Customer {
  const known = from ? world.customer(channel, from.id) : world.people[0]?.identities[channel]
  if (known && !from?.name && from?.username === undefined) return known
  const id = from?.id ?? ''
  return {
    channel,
    id,
    name: from?.name ?? known?.name ?? `Customer ${id.slice(-4)}`,
    username: from?.username ?? known?.username ?? (channel === 'instagram' ? `customer${id.slice(-4)}` : ''),
  }
}
