import { z } from 'zod'
import {
  flag,
  id,
  items,
  maybe,
  maybeAddress,
  maybeEmoji,
  maybeId,
  maybeInstant,
  maybeName,
  maybeText,
  maybeWord,
} from '../wire-values.ts'

/** What an event of Instagram messaging carries beside its envelope. Everything may be missing. */

export const Attachment = z.object({
  type: maybeWord,
  payload: maybe(
    z.object({
      url: maybeAddress,
      /** Of a shared post or reel. */
      title: maybeText,
      sticker_id: maybeId,
    }),
  ),
})
export type Attachment = z.infer<typeof Attachment>

/** What led into the chat: an ad, a link of ours, a product of the shop. */
export const Referral = z.object({
  ref: maybeText,
  source: maybeText,
  ad_id: maybeId,
  ads_context_data: maybe(z.object({ ad_title: maybeName })),
  product: maybe(z.object({ id: maybeId })),
})
export type Referral = z.infer<typeof Referral>

export const Message = z.object({
  mid: maybeId,
  text: maybeText,
  attachments: items,
  is_echo: flag,
  is_self: flag,
  is_deleted: flag,
  is_unsupported: flag,
  quick_reply: maybe(z.object({ payload: maybeText })),
  reply_to: maybe(z.object({ mid: maybeId, story: maybe(z.object({ id: maybeId, url: maybeAddress })) })),
  referral: maybe(Referral),
})
export type Message = z.infer<typeof Message>

export const Reaction = z.object({ mid: id, action: maybeWord, reaction: maybeWord, emoji: maybeEmoji })
export type Reaction = z.infer<typeof Reaction>

/** `num_edit` counts; the time of the event orders as well. */
export const Edit = z.object({ mid: id, text: maybeText })

export const Postback = z.object({
  mid: maybeId,
  title: maybeText,
  payload: maybeText,
  referral: maybe(Referral),
})
export type Postback = z.infer<typeof Postback>

/** Up to a message, or up to a moment as Messenger tells it. */
export const Read = z.object({ watermark: maybeInstant })
