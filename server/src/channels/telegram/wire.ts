import { z } from 'zod'
import { id, instant, maybe, maybeId, maybeName, maybeText, maybeWord, word } from '../wire-values.ts'

/** Bot API updates: only the fields that we read; the API grows monthly, so everything else may come. */

/** An update names its kind by the one key beside its number. */
export const Update = z.looseObject({ update_id: id })

const Chat = z.object({
  id,
  type: word,
  first_name: maybeName,
  last_name: maybeName,
  username: maybeName,
})
export type Chat = z.infer<typeof Chat>

export const Message = z.looseObject({
  message_id: id,
  date: instant,
  chat: Chat,
  text: maybeText,
  caption: maybeText,
  reply_to_message: maybe(z.object({ message_id: id })),
})
export type Message = z.infer<typeof Message>

/** Any other update: who it is about and when, as far as it says so. */
const Person = z.object({ id, first_name: maybeName, last_name: maybeName, username: maybeName })
export const Other = z.object({
  date: maybe(instant),
  edit_date: maybe(instant),
  message_id: maybeId,
  business_connection_id: maybeId,
  text: maybeText,
  caption: maybeText,
  chat: maybe(Chat),
  from: maybe(Person),
  user: maybe(Person),
  message: maybe(z.object({ message_id: id, date: maybe(instant), chat: maybe(Chat) })),
})
export type Other = z.infer<typeof Other>

/** Every answer of the API. */
export const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: maybe(z.number().int()),
  description: maybeText,
  parameters: maybe(z.object({ retry_after: maybe(z.number().positive()) })),
})
export type Answer = z.infer<typeof Answer>

export const SentMessage = z.object({ message_id: id, chat: z.object({ id }) })
export const Me = z.object({ id, is_bot: z.literal(true), first_name: maybeName, username: maybeWord })
