import { z } from 'zod'

export const FileKind = z.enum(['image', 'video', 'audio', 'voice', 'document', 'sticker'])
export type FileKind = z.infer<typeof FileKind>

/** A file as a message names it; its bytes are in `world.files`. */
const ChatFile = z.object({
  id: z.string(),
  kind: FileKind,
  type: z.string(),
  name: z.string(),
  /** bytes */
  size: z.number(),
})
export type ChatFile = z.infer<typeof ChatFile>

const Button = z.object({
  /** what the shop gave it; comes back when it is pressed */
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  /** opens an address instead of answering */
  url: z.string().optional(),
  /** of a list, not under the message */
  row: z.boolean().optional(),
  /** goes away once the customer writes anything */
  quick: z.boolean().optional(),
})
export type ChatButton = z.infer<typeof Button>

export const Location = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().min(1).optional(),
  address: z.string().min(1).optional(),
})
export const ContactCard = z.strictObject({
  name: z.string().min(1),
  phone: z.string().min(1),
  /** the sender's own, not a card passed on */
  own: z.literal(true).optional(),
})
export const OrderItem = z.strictObject({
  sku: z.string().min(1),
  quantity: z.number().int().min(1),
  /** whole units of the currency, as the app shows it */
  price: z.number().min(0),
  currency: z.string().length(3),
})

/** A post or reel of somebody, passed on. */
export const Post = z.strictObject({
  kind: z.enum(['ig_post', 'ig_reel']),
  title: z.string().min(1),
  url: z.url(),
})
const Card = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  picture: ChatFile.optional(),
  /** of the shop's own page */
  url: z.string().optional(),
  buttons: z.array(Button),
})

/** What a message holds beside its words, the same on every channel. All of it may be absent. */
export const MessageParts = z.object({
  files: z.array(ChatFile).optional(),
  /** shared by the messages that are one album */
  album: z.string().optional(),
  location: Location.optional(),
  contact: ContactCard.optional(),
  /** a pressed button or picked row of the message that this one answers */
  choice: Button.optional(),
  order: z.array(OrderItem).optional(),
  /** the SKU of the product whose page the question was asked from */
  product: z.string().optional(),
  /** the headline of the ad that the customer came by */
  ad: z.string().min(1).optional(),
  /** of the shop's messages: as what WhatsApp charges it, and until when nothing is charged (milliseconds of the epoch) */
  priced: z.object({ category: z.string(), freeUntil: z.number().optional() }).optional(),
  /** an answer to a story of the shop, or a story of the customer that names the shop */
  story: z.object({ act: z.enum(['reply', 'mention']), picture: ChatFile }).optional(),
  post: Post.optional(),
  /** the files can be looked at once */
  once: z.boolean().optional(),
  /** a heart instead of words */
  like: z.boolean().optional(),
  /** of the shop's messages: what the customer can press */
  buttons: z.array(Button).optional(),
  /** of the shop's messages: a row of cards, their buttons can be pressed too */
  cards: z.array(Card).optional(),
  /** the word that opens the list of rows */
  listButton: z.string().optional(),
  /** the shop asks for it with a button of the app's own */
  asksFor: z.enum(['location', 'contact']).optional(),
  /** the word on that button */
  askedBy: z.string().optional(),
  /** of the shop's messages: such a button goes away with it */
  dropsKeyboard: z.boolean().optional(),
  reactions: z.object({ customer: z.string().optional(), shop: z.string().optional() }).optional(),
  /** of the shop's messages: the owner of a business account wrote it by hand */
  typedByOwner: z.boolean().optional(),
  edited: z.boolean().optional(),
  /** the words and files are gone, the place stays */
  deleted: z.boolean().optional(),
})
export type MessageParts = z.infer<typeof MessageParts>
