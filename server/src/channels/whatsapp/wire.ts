import { z } from 'zod'
import { id, instant, items, maybe, maybeId, maybeName, maybeText, maybeWord, word } from '../wire-values.ts'

/** WhatsApp Cloud API webhooks: only the fields that we read; everything else may come and is passed over. */

export const Body = z.object({ object: z.literal('whatsapp_business_account'), entry: z.array(z.unknown()) })

export const Entry = z.object({ id: maybeId, changes: z.array(z.unknown()) })

export const Change = z.object({ field: word, value: z.unknown().optional() })

export const Value = z.object({
  metadata: z.object({ phone_number_id: id }),
  contacts: items,
  messages: items,
  message_echoes: items,
  statuses: items,
  errors: items,
})

export const Contact = z.object({
  wa_id: maybeId,
  user_id: maybeId,
  profile: maybe(z.object({ name: maybeName, username: maybeName })),
})
export type Contact = z.infer<typeof Contact>

const withCaption = maybe(z.object({ caption: maybeText }))
const titled = maybe(z.object({ title: maybeText }))
const about = maybe(z.object({ original_message_id: maybeId }))

export const Message = z.object({
  id,
  timestamp: instant,
  type: maybeWord,
  from: maybeId,
  from_user_id: maybeId,
  to: maybeId,
  to_user_id: maybeId,
  group_id: maybeId,
  context: maybe(z.object({ id: maybeId })),
  text: maybe(z.object({ body: maybeText })),
  image: withCaption,
  video: withCaption,
  document: withCaption,
  button: maybe(z.object({ text: maybeText })),
  interactive: maybe(z.object({ button_reply: titled, list_reply: titled })),
  reaction: maybe(z.object({ message_id: maybeId, emoji: maybeText })),
  edit: maybe(
    z.object({
      original_message_id: maybeId,
      message: maybe(z.object({ text: maybe(z.object({ body: maybeText })) })),
    }),
  ),
  revoke: about,
  unsupported: maybe(z.object({ type: maybeWord })),
})
export type Message = z.infer<typeof Message>

export const Status = z.object({
  id,
  timestamp: instant,
  status: word,
  biz_opaque_callback_data: maybeId,
  errors: items,
})

export const Failure = z.object({ code: z.coerce.number().int() })
