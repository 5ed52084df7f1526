import { z } from 'zod'
import { flag, id, instant, items, maybe, maybeId, maybeName, maybeText, maybeWord } from '../wire-values.ts'
import { Chat, Person } from './message-wire.ts'

/** Bot API updates and answers: only the fields that we read; the API grows monthly, so everything else may come. */

/** An update names its kind by the one key beside its number. */
export const Update = z.looseObject({ update_id: id })

export const CallbackQuery = z.object({
  id,
  from: Person,
  data: maybeText,
  game_short_name: maybeName,
  // Of one that is too old to be had, the date is 0.
  message: maybe(
    z.object({
      message_id: id,
      date: maybe(instant),
      chat: Chat,
      business_connection_id: maybeId,
      reply_markup: z.unknown().optional(),
    }),
  ),
})
export type CallbackQuery = z.infer<typeof CallbackQuery>

export const MessageReaction = z.object({ chat: Chat, message_id: id, date: instant, new_reaction: items })

export const MyChatMember = z.object({
  chat: Chat,
  date: instant,
  new_chat_member: z.object({ status: maybeWord }),
})

const rights = z.object({ can_reply: flag, can_read_messages: flag })

export const Connection = z.object({
  id,
  user: Person,
  date: instant,
  is_enabled: flag,
  rights: maybe(rights),
  // Where servers stand that are older than the rights.
  can_reply: flag,
})

export type Connection = z.infer<typeof Connection>

export const DeletedMessages = z.object({
  business_connection_id: id,
  chat: Chat,
  message_ids: z.array(z.unknown()),
})

/** Any other update: who it is about and when, as far as it says so. */
export const Other = z.object({
  date: maybe(instant),
  message_id: maybeId,
  business_connection_id: maybeId,
  text: maybeText,
  caption: maybeText,
  chat: maybe(Chat),
  from: maybe(Person),
  user: maybe(Person),
})
export type Other = z.infer<typeof Other>

/** Every answer of the API. */
export const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: maybe(z.number().int()),
  description: maybeText,
  parameters: maybe(z.object({ retry_after: maybe(z.number().positive()), migrate_to_chat_id: maybeId })),
})
export type Answer = z.infer<typeof Answer>

export const SentMessage = z.object({ message_id: id, chat: z.object({ id }) })
export const Me = z.object({
  id,
  is_bot: z.literal(true),
  first_name: maybeName,
  username: maybeWord,
  can_connect_to_business: flag,
})
