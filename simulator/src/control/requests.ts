import { z } from 'zod'
import { ContactCard, FileKind, Location, OrderItem, Post } from '../world/parts.ts'

export const ChannelName = z.enum(['whatsapp', 'instagram', 'telegram'])

const id = z.union([z.string().min(1), z.number().int()]).transform(String)

const File = z.strictObject({
  kind: FileKind,
  type: z.string().min(1),
  name: z.string().min(1).max(255),
  /** base64 */
  data: z.base64(),
})

/** A customer writes. Without `from` it is Meerim, without `account` the demo store is written to. */
export const CustomerMessage = z
  .strictObject({
    from: z
      .strictObject({ id, name: z.string().min(1).optional(), username: z.string().optional() })
      .optional(),
    account: id.optional(),
    /** with a file its caption */
    text: z.string().max(20_000).default(''),
    replyTo: id.optional(),
    file: File.optional(),
    /** several at once: an album where the app has one */
    files: z.array(File).min(2).max(10).optional(),
    /** words to be said as a voice note; `(?)` after one that is mumbled */
    voice: z.string().trim().min(1).max(2000).optional(),
    location: Location.optional(),
    contact: ContactCard.optional(),
    order: z.array(OrderItem).min(1).optional(),
    /** the SKU of the product whose page the words were written on */
    product: z.string().min(1).optional(),
    /** the headline of the ad that led the customer into the chat */
    ad: z.string().min(1).max(60).optional(),
    /** the id of a button of the message `replyTo` */
    press: id.optional(),
    /** an answer to a story of the shop, or a story that names the shop; `file` is a mention's picture */
    story: z.enum(['reply', 'mention']).optional(),
    post: Post.optional(),
    /** the file can be looked at once */
    once: z.literal(true).optional(),
    like: z.literal(true).optional(),
  })
  .refine(
    ({ text, file, files, voice, location, contact, order, press, story, post, like }) =>
      text !== '' ||
      file ||
      files ||
      voice ||
      location ||
      contact ||
      order ||
      press ||
      story === 'mention' ||
      post ||
      like,
    'There is nothing to send.',
  )
export type CustomerMessage = z.infer<typeof CustomerMessage>

export const ChatQuery = z.object({ customer: id.optional(), account: id.optional() })

/** One chat, named by its customer; Meerim's with the demo store when nothing is named. */
export const ChatNamed = z.strictObject({ customer: id.optional(), account: id.optional() })
export type ChatNamed = z.infer<typeof ChatNamed>
/** What a customer does to a message: a reaction or `null` to take it back, other words, or nothing left of it. */
export const MessageChange = ChatNamed.extend({
  target: id,
  change: z.union([
    z.strictObject({ reaction: z.string().min(1).max(32).nullable() }),
    z.strictObject({ text: z.string().min(1).max(20_000) }),
    z.strictObject({ deleted: z.literal(true) }),
  ]),
})
/** The owner of the business account lets the bot in, or puts it out. */
export const BusinessState = z.strictObject({
  account: id.optional(),
  enabled: z.boolean(),
  mayReply: z.boolean().default(true),
})
/** The owner types by hand to a customer of the business account. */
export const OwnersWords = ChatNamed.extend({ text: z.string().min(1).max(4096) })
/** Somebody of the shop writes in the app itself: Instagram's, or WhatsApp's on a number that is in it. */
export const PhoneAppWords = z.strictObject({
  account: id.optional(),
  customer: id.optional(),
  text: z.string().min(1).max(4096),
})
export const Blocking = ChatNamed.extend({ blocked: z.boolean() })
/** `hoursLeft` 0 closes the provider's 24-hour window, 24 opens it fully. */
export const WindowLeft = ChatNamed.extend({ hoursLeft: z.number().min(0).max(24) })

const WhatsAppRequest = z.strictObject({
  channel: z.literal('whatsapp'),
  id,
  wabaId: id.optional(),
  displayNumber: z.string().min(1),
  name: z.string().min(1),
  token: z.string().min(1),
  appId: id.optional(),
  appSecret: z.string().min(1).optional(),
  verifyToken: z.string().min(1).optional(),
  subscribed: z.boolean().default(true),
  pairBurst: z.number().int().min(1).default(45),
  throughput: z.number().int().min(1).default(1000),
})
const InstagramRequest = z.strictObject({
  channel: z.literal('instagram'),
  id,
  appScopedId: id.optional(),
  username: z.string().min(1),
  name: z.string().min(1),
  token: z.string().min(1),
  appSecret: z.string().min(1).optional(),
  verifyToken: z.string().min(1).optional(),
  subscribed: z.boolean().default(true),
})
const TelegramRequest = z.strictObject({
  channel: z.literal('telegram'),
  token: z.string().regex(/^[1-9]\d*:.+$/),
  username: z.string().min(1),
  name: z.string().min(1),
})
export const AccountRequest = z.discriminatedUnion('channel', [
  WhatsAppRequest,
  InstagramRequest,
  TelegramRequest,
])
export type AccountRequest = z.infer<typeof AccountRequest>

export const Settings = z.strictObject({
  serverUrl: z.url().optional(),
  acceptUnknownCustomers: z.boolean().optional(),
})
