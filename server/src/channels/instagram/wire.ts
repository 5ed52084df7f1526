import { z } from 'zod'
import { id, instant, items, maybe, maybeName, maybeWord, word } from '../wire-values.ts'
import { Edit, Message, Postback, Reaction, Read, Referral } from './message-wire.ts'

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

const party = z.object({ id, username: maybeName })

export const Event = z.object({
  sender: party,
  recipient: party,
  timestamp: instant,
  message: maybe(Message),
  message_edit: maybe(Edit),
  reaction: maybe(Reaction),
  postback: maybe(Postback),
  referral: maybe(Referral),
  read: maybe(Read),
})
export type Event = z.infer<typeof Event>
