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
  word,
} from '../wire-values.ts'

/** A message of the Bot API. Only the fields that we read; the API grows monthly, so everything else may come. */

const number = z.number().refine((value) => Math.abs(value) < 1e15)
const maybeNumber = maybe(number)

export const Person = z.object({ id, first_name: maybeName, last_name: maybeName, username: maybeName })
export type Person = z.infer<typeof Person>

export const Chat = Person.extend({ type: word, title: maybeName })
export type Chat = z.infer<typeof Chat>

/** Offsets count UTF-16 units, as positions in our texts do. */
export const Entity = z.object({ type: word, offset: z.int().min(0), length: z.int().min(1), url: maybeText })

const fileFields = { file_id: id, file_size: maybeNumber, file_name: maybeName, duration: maybeNumber }
const File = maybe(z.object(fileFields))
export type File = z.infer<typeof File>

export const PhotoSize = z.object({ file_id: id, file_size: maybeNumber, width: number, height: number })

export const Coordinates = z.object({
  latitude: number.refine((degrees) => Math.abs(degrees) <= 90),
  longitude: number.refine((degrees) => Math.abs(degrees) <= 180),
})

export const Contact = z.object({
  phone_number: maybeName,
  first_name: maybeName,
  last_name: maybeName,
  user_id: maybeId,
})

const Button = z.object({ text: maybeName, callback_data: maybeText })
export const Keyboard = z.object({ inline_keyboard: z.array(z.array(maybe(Button))) })

export const Message = z.looseObject({
  message_id: id,
  date: instant,
  edit_date: maybe(instant),
  chat: Chat,
  from: maybe(Person),
  sender_chat: maybe(z.object({ title: maybeName })),
  business_connection_id: maybeId,
  sender_business_bot: z.unknown().optional(),
  is_from_offline: flag,
  forward_origin: z.unknown().optional(),
  media_group_id: maybeId,
  reply_to_message: maybe(z.object({ message_id: id })),
  quote: maybe(z.object({ text: maybeText })),
  // Read together with their entities, whose positions count in the raw text.
  text: z.unknown().optional(),
  entities: items,
  caption: z.unknown().optional(),
  caption_entities: items,
  photo: items,
  voice: File,
  audio: File,
  video: File,
  video_note: File,
  animation: File,
  document: File,
  sticker: maybe(
    z.object({
      ...fileFields,
      emoji: maybeEmoji,
      is_animated: flag,
      thumbnail: File,
    }),
  ),
  location: z.unknown().optional(),
  venue: maybe(z.object({ title: maybeName, address: maybeName })),
  contact: maybe(Contact),
  poll: maybe(z.object({ question: maybeText })),
  dice: maybe(z.object({ emoji: maybeEmoji })),
  migrate_to_chat_id: maybeId,
  migrate_from_chat_id: maybeId,
})
export type Message = z.infer<typeof Message>

export const Reaction = z.object({ type: maybeWord, emoji: maybeEmoji })
