import { z } from 'zod'
import {
  flag,
  id,
  instant,
  items,
  maybe,
  maybeEmoji,
  maybeId,
  maybeName,
  maybeText,
  maybeWord,
} from '../wire-values.ts'

/** A message of the Cloud API, a customer's or an echo of the shop's: its type and the object of that name. */

const Media = maybe(z.object({ id: maybeId, caption: maybeText, filename: maybeName, voice: flag }))
export type Media = z.infer<typeof Media>

const Chosen = maybe(z.object({ id: maybeText, title: maybeText }))

const Interactive = z.object({
  button_reply: Chosen,
  list_reply: Chosen,
  nfm_reply: maybe(z.object({ name: maybeName, body: maybeText, response_json: z.unknown().optional() })),
})
export type Interactive = z.infer<typeof Interactive>

/** Numbers also come as text. */
const number = z
  .union([z.number(), z.string().regex(/^-?\d{1,15}(\.\d{1,15})?$/)])
  .transform(Number)
  .pipe(z.number())
const degrees = (most: number) => number.refine((value) => Math.abs(value) <= most)
export const Coordinates = z.object({
  latitude: degrees(90),
  longitude: degrees(180),
})
const Location = z.object({
  latitude: z.unknown().optional(),
  longitude: z.unknown().optional(),
  name: maybeName,
  address: maybeName,
})

export const Card = z.object({
  name: maybe(z.object({ formatted_name: maybeName, first_name: maybeName, last_name: maybeName })),
  phones: items,
  origin: maybeWord,
})
export const CardPhone = z.object({ phone: maybeName, wa_id: maybeId })

export const OrderItem = z.object({
  product_retailer_id: id,
  quantity: number.refine((count) => Number.isSafeInteger(count) && count > 0),
  item_price: maybe(number.refine((price) => price >= 0 && price < 1e15)),
  currency: maybeWord,
})

const Referral = z.object({
  source_type: maybeWord,
  source_id: maybeId,
  source_url: maybeText,
  headline: maybeName,
  body: maybeText,
  ctwa_clid: maybeId,
})
export type Referral = z.infer<typeof Referral>

const Context = z.object({
  id: maybeId,
  forwarded: flag,
  frequently_forwarded: flag,
  referred_product: maybe(z.object({ product_retailer_id: maybeId })),
})

const captioned = maybe(z.object({ caption: maybeText }))

export const Message = z.object({
  id,
  timestamp: instant,
  type: maybeWord,
  from: maybeId,
  from_user_id: maybeId,
  to: maybeId,
  to_user_id: maybeId,
  group_id: maybeId,
  context: maybe(Context),
  referral: maybe(Referral),
  errors: items,
  text: maybe(z.object({ body: maybeText })),
  image: Media,
  video: Media,
  audio: Media,
  document: Media,
  sticker: Media,
  location: maybe(Location),
  contacts: items,
  order: maybe(z.object({ text: maybeText, product_items: items })),
  button: maybe(z.object({ text: maybeText, payload: maybeText })),
  interactive: maybe(Interactive),
  reaction: maybe(z.object({ message_id: maybeId, emoji: maybeEmoji })),
  edit: maybe(
    z.object({
      original_message_id: maybeId,
      message: maybe(
        z.object({
          text: maybe(z.object({ body: maybeText })),
          image: captioned,
          video: captioned,
          document: captioned,
        }),
      ),
    }),
  ),
  revoke: maybe(z.object({ original_message_id: maybeId })),
  system: maybe(
    z.object({
      type: maybeWord,
      wa_id: maybeId,
      new_wa_id: maybeId,
      user_id: maybeId,
      previous_user_id: maybeId,
    }),
  ),
  unsupported: maybe(z.object({ type: maybeWord })),
})
export type Message = z.infer<typeof Message>
