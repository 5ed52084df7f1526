import { z } from 'zod'
import { id, instant, items, maybe, maybeId, maybeName, word } from '../wire-values.ts'

const lowWord = word.transform((text) => text.toLowerCase().replaceAll('-', '_'))

/** WhatsApp Cloud API webhooks: only the fields that we read; everything else may come and is passed over. */

export const Body = z.object({ object: z.literal('whatsapp_business_account'), entry: z.array(z.unknown()) })

export const Entry = z.object({ id: maybeId, changes: z.array(z.unknown()) })

export const Change = z.object({ field: word, value: z.unknown().optional() })

export const Value = z.object({
  metadata: z.object({ phone_number_id: id }),
  contacts: items,
  messages: items,
  message_echoes: items,
  user_id_update: items,
  user_preferences: items,
  statuses: items,
  errors: items,
})

export const Contact = z.object({
  wa_id: maybeId,
  user_id: maybeId,
  profile: maybe(z.object({ name: maybeName, username: maybeName })),
})
export type Contact = z.infer<typeof Contact>

export const Status = z.object({
  id,
  timestamp: instant,
  status: word,
  biz_opaque_callback_data: maybeId,
  errors: items,
  pricing: maybe(
    z.object({
      category: maybe(lowWord),
      pricing_model: maybe(word),
      type: maybe(lowWord),
      billable: maybe(z.boolean()),
    }),
  ),
  // Since v24 only inside a free entry point window.
  conversation: maybe(z.object({ expiration_timestamp: maybe(instant) })),
})
export type Status = z.infer<typeof Status>

export const Failure = z.object({ code: z.coerce.number().int() })

/** What somebody has chosen in WhatsApp about the messages of a business. */
export const Preference = z.object({
  wa_id: maybeId,
  user_id: maybeId,
  category: word,
  value: word,
  timestamp: instant,
})

/** Somebody's business-scoped id changed, mostly with their number. */
export const UserIdUpdate = z.object({
  wa_id: maybeId,
  user_id: z.object({ previous: id, current: id }),
  timestamp: instant,
})
