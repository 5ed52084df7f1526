import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type Chat, chatKey, openChat } from './chats.ts'
import { MessageParts } from './parts.ts'
import { makePerson } from './people.ts'
import { portfolio } from './portfolio.ts'
import type { World } from './world.ts'

const Channel = z.enum(['whatsapp', 'instagram', 'telegram'])
const Message = MessageParts.extend({
  id: z.string(),
  channel: Channel,
  accountId: z.string(),
  customerId: z.string(),
  from: z.enum(['customer', 'shop']),
  text: z.string(),
  at: z.string(),
  status: z.enum(['accepted', 'sent', 'delivered', 'read', 'failed']),
  replyTo: z.string().nullable(),
})
/** What has happened to a number since it was let in. */
const SignedUp = z.object({
  id: z.string(),
  subscribed: z.boolean(),
  registered: z.boolean().optional(),
  pin: z.string().optional(),
  phoneApp: z
    .object({ sharesHistory: z.boolean(), joinedAt: z.number(), asked: z.array(z.string()) })
    .optional(),
})
const Saved = z.object({
  version: z.literal(1),
  updateNumber: z.number(),
  people: z.number().int().min(1),
  /** of the people in their order: their numbers on WhatsApp, which they may have changed */
  numbers: z.array(z.string()).default([]),
  webhooks: z.array(
    z.object({
      bot: z.string(),
      url: z.string(),
      secretToken: z.string().nullable(),
      allowedUpdates: z.array(z.string()).nullable(),
      maxConnections: z.number(),
    }),
  ),
  business: z
    .array(
      z.object({
        bot: z.string(),
        id: z.string(),
        enabled: z.boolean(),
        mayReply: z.boolean(),
        changedAt: z.number(),
      }),
    )
    .default([]),
  grants: z
    .array(z.object({ token: z.string(), accountId: z.string(), permissions: z.array(z.string()) }))
    .default([]),
  signUps: z
    .array(
      z.object({
        token: z.string(),
        appId: z.string(),
        wabaIds: z.array(z.string()),
        scopes: z.array(z.string()),
      }),
    )
    .default([]),
  signedUp: z.array(SignedUp).default([]),
  chats: z.array(
    z.object({
      accountId: z.string(),
      customer: z.object({ channel: Channel, id: z.string(), name: z.string(), username: z.string() }),
      lastInboundAt: z.number().nullable(),
      lastMessageNumber: z.number(),
      blocked: z.boolean(),
      messages: z.array(Message),
    }),
  ),
})
type Saved = z.infer<typeof Saved>

// A load run leaves thousands of chats; the newest are what somebody may look at again.
const keptChats = 200
const keptMessages = 100
const keptGrants = 100
const restMs = 500

/** Remembers over a restart what the real providers would: chats, and where bots want their updates. */
export class SavedState {
  #world: World
  #file: string
  #timer: NodeJS.Timeout | null = null
  #saving: Promise<void> = Promise.resolve()
  #unsubscribe: () => void

  constructor(world: World, file: string) {
    this.#world = world
    this.#file = file
    this.#unsubscribe = world.events.subscribe(({ type }) => {
      if (type !== 'queue' && type !== 'typing' && type !== 'faults') this.#soon()
    })
  }

  /** A missing or unreadable file means a fresh world. */
  async load(): Promise<void> {
    const text = await readFile(this.#file, 'utf8').catch(() => null)
    if (text === null) return
    const saved = Saved.safeParse(parse(text))
    if (saved.success) restore(this.#world, saved.data)
  }

  async close(): Promise<void> {
    this.#unsubscribe()
    if (this.#timer) clearTimeout(this.#timer)
    await this.#save()
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#save()
    }, restMs)
  }

  /** One after the other: two at once would take each other's file away. */
  #save(): Promise<void> {
    this.#saving = this.#saving.catch(() => {}).then(() => this.#write())
    return this.#saving
  }

  async #write(): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true })
    const fresh = `${this.#file}.${process.pid}.new`
    await writeFile(fresh, JSON.stringify(summary(this.#world)))
    await rename(fresh, this.#file)
  }
}

function summary(world: World): Saved {
  return {
    version: 1,
    updateNumber: world.updateNumber,
    people: world.people.length,
    numbers: world.people.map(({ identities }) => identities.whatsapp.id),
    webhooks: world.accounts.flatMap((account) =>
      account.channel === 'telegram' && account.webhook ? [{ bot: account.id, ...account.webhook }] : [],
    ),
    business: world.accounts.flatMap((account) =>
      account.channel === 'telegram' && account.business ? [{ bot: account.id, ...account.business }] : [],
    ),
    grants: world.grants.long.slice(-keptGrants),
    signUps: world.signUps.tokens.slice(-keptGrants),
    signedUp: world.accounts.flatMap((account) =>
      account.channel === 'whatsapp' && isOfPortfolio(account.id) ? [SignedUp.parse(account)] : [],
    ),
    chats: newestChats(world).map((chat) => ({
      accountId: chat.accountId,
      customer: chat.customer,
      lastInboundAt: chat.lastInboundAt,
      lastMessageNumber: chat.lastMessageNumber,
      blocked: chat.blocked,
      messages: chat.messages.slice(-keptMessages),
    })),
  }
}

function newestChats(world: World): Chat[] {
  const chats = [...world.chats.values()]
  return chats.sort((one, other) => (other.lastInboundAt ?? 0) - (one.lastInboundAt ?? 0)).slice(0, keptChats)
}

function restore(world: World, saved: Saved): void {
  world.updateNumber = Math.max(world.updateNumber, saved.updateNumber)
  world.people = Array.from({ length: saved.people }, (_, n) => makePerson(n))
  for (const [n, { identities }] of world.people.entries())
    identities.whatsapp.id = saved.numbers[n] ?? identities.whatsapp.id
  for (const { bot, ...webhook } of saved.webhooks) {
    const account = world.account('telegram', bot)
    if (account) account.webhook = webhook
  }
  for (const { bot, ...business } of saved.business) {
    const account = world.account('telegram', bot)
    if (account) account.business = business
  }
  world.grants.long = saved.grants
  world.signUps.tokens = saved.signUps
  for (const { phoneApp, ...number } of saved.signedUp) {
    const account = portfolio().find(({ id }) => id === number.id)
    if (!account) continue
    delete account.phoneApp
    world.addAccount({ ...account, ...number, ...(phoneApp ? { phoneApp } : {}) })
  }
  for (const { accountId, customer, ...rest } of saved.chats) {
    world.chats.set(chatKey(customer.channel, accountId, customer.id), {
      ...openChat(accountId, customer),
      ...rest,
    })
  }
}

const isOfPortfolio = (id: string): boolean => portfolio().some((number) => number.id === id)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
