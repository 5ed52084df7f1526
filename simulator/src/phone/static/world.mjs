/** @import { Channel, ChatMessage, Person, Queue, ShownAccount, ShownChat, Snapshot } from './types.ts' */

/** @type {Channel[]} */
export const channels = ['whatsapp', 'instagram', 'telegram']

/** What the page knows and who the reader plays. */
export const world = {
  /** @type {ShownAccount[]} */
  accounts: [],
  /** @type {Person[]} */
  people: [],
  /** @type {ShownChat[]} */
  chats: [],
  /** @type {Snapshot['faults']} */
  faults: {},
  /** @type {Queue} */
  queue: {
    waiting: { whatsapp: 0, instagram: 0, telegram: 0 },
    trouble: { whatsapp: null, instagram: null, telegram: null },
  },
  serverUrl: '',
  connected: true,
  /** the simulator's clock minus ours, in milliseconds */
  clockOffset: 0,
  personKey: localStorage.getItem('person') ?? '',
  shopName: localStorage.getItem('shop') ?? '',
  /** Telegram shows the chat with the owner's own account, not with the bot. */
  inBusiness: localStorage.getItem('business') === 'yes',
  /** @type {Channel} the app in front on a narrow screen */
  front: 'whatsapp',
}

/** @param {Snapshot} snapshot */
export function takeSnapshot(snapshot) {
  const { now, serverUrl, accounts, people, chats, faults, queue } = snapshot
  Object.assign(world, { serverUrl, accounts, people, chats, faults, queue })
  world.clockOffset = now - Date.now()
}

/** @param {ChatMessage} message */
export function takeMessage(message) {
  if (message.from === 'shop' && message.status === 'failed') return
  const chat = chatOf(message.channel, message.accountId, message.customerId)
  const at = chat.messages.findIndex(({ id }) => id === message.id)
  if (at >= 0) chat.messages[at] = message
  else chat.messages.push(message)
  if (message.from === 'customer' && at < 0) chat.lastInboundAt = Date.parse(message.at)
}

/** @param {Channel} channel
 *  @param {string} accountId
 *  @param {string} customerId
 *  @returns {ShownChat} */
export function chatOf(channel, accountId, customerId) {
  const known = world.chats.find(
    (chat) => chat.channel === channel && chat.accountId === accountId && chat.customerId === customerId,
  )
  if (known) return known
  /** @type {ShownChat} */
  const fresh = { channel, accountId, customerId, typingUntil: 0, lastInboundAt: null, messages: [] }
  world.chats.push(fresh)
  return fresh
}

export function now() {
  return Date.now() + world.clockOffset
}

export function person() {
  return world.people.find(({ key }) => key === world.personKey) ?? world.people[0]
}

export function shopNames() {
  return [...new Set(world.accounts.map(({ name }) => name))]
}

export function shopName() {
  return shopNames().includes(world.shopName) ? world.shopName : (shopNames()[0] ?? '')
}

/** The shop's account on a channel, if it has one.
 *  @param {Channel} channel */
export function accountOn(channel) {
  return world.accounts.find((account) => account.channel === channel && account.name === shopName())
}

/** The connection whose chat Telegram shows; null while it shows the bot's.
 *  @param {Channel} channel */
export function businessOn(channel) {
  return world.inBusiness ? (accountOn(channel)?.business ?? null) : null
}

/** Whether somebody of the shop can answer by hand in the chat on the screen.
 *  @param {Channel} channel */
export function answersByHand(channel) {
  return channel === 'telegram' ? businessOn(channel) !== null : (accountOn(channel)?.byHand ?? false)
}

/** Who the reader is in the chat on the screen.
 *  @param {Channel} channel */
export function customerOn(channel) {
  const customer = person()?.identities[channel]
  const business = businessOn(channel)
  return customer && business ? { ...customer, id: `${business}:${customer.id}` } : customer
}

/** The chat on the screen of a channel.
 *  @param {Channel} channel */
export function shownChat(channel) {
  const account = accountOn(channel)
  const customer = customerOn(channel)
  return account && customer ? chatOf(channel, account.id, customer.id) : undefined
}
