import { z } from 'zod'
import {
  flag,
  id,
  instant,
  items,
  maybe,
  maybeId,
  maybeName,
  maybeText,
  maybeWord,
  word,
} from '../wire-values.ts'

/** Instagram webhooks: only the fields that we read; everything else may come and is passed over. */

const Delivery = z.object({ object: z.literal('instagram'), entry: z.array(z.unknown()) })

/** One object; Meta's own samples stand in an array. */
export const Body = z.union([Delivery.transform((body) => [body]), z.array(Delivery)])

export const Entry = z.object({
  id,
  messaging: items,
  /** Another app holds the thread; the items are the same. */
  standby: items,
  changes: items,
  /** Some deliveries carry the change without the list around it. */
  field: maybeWord,
  value: z.unknown().optional(),
})

export const Change = z.object({ field: word, value: z.unknown().optional() })

const about = maybe(z.object({ mid: maybeId }))
const party = z.object({ id, username: maybeName })

const Message = z.object({
  mid: maybeId,
  text: maybeText,
  attachments: items,
  is_echo: flag,
  is_self: flag,
  is_deleted: flag,
  is_unsupported: flag,
  reply_to: about,
})
export type Message = z.infer<typeof Message>

export const Attachment = z.object({ type: maybeWord })

export const Event = z.object({
  sender: party,
  recipient: party,
  timestamp: instant,
  message: maybe(Message),
  message_edit: maybe(z.object({ mid: id, text: maybeText, num_edit: maybeId })),
  reaction: maybe(z.object({ mid: id, action: maybeWord, emoji: maybeText })),
  postback: maybe(z.object({ mid: maybeId, title: maybeText })),
  read: z.unknown().optional(),
})
export type Event = z.infer<typeof Event>
