import type { InboundMessage } from '../channel.ts'
import type { Detail, InboundAttachment, MediaKind } from '../content.ts'
import { present, someWord } from '../wire-values.ts'
import { Contact, Coordinates, type File, type Message, PhotoSize } from './message-wire.ts'
import { isGroup, messageKey, nameOf, type Thread } from './thread.ts'
import { kindWord, tellsOnly } from './unsupported.ts'
import { wordsOf } from './words.ts'

type Content = Pick<InboundMessage, 'kind' | 'rawKind' | 'text' | 'attachments' | 'detail' | 'silent'>

/** What a message holds, without who wrote it. A kind that is new or broken is shown as unsupported, with its words. */
export function readContent(
  message: Message,
  thread: Thread,
  raw: unknown,
): Omit<InboundMessage, 'from' | 'echo'> {
  const { detail, ...content } = readKind(message) ?? unsupported(message, raw)
  const around = detailOf(message, thread)
  const reply = message.reply_to_message?.message_id
  return present({
    providerId: messageKey(thread, message.message_id),
    at: message.date,
    ...content,
    detail: detail || around ? { ...around, ...detail } : undefined,
    replyTo: reply === undefined ? undefined : messageKey(thread, reply),
    // What is said in a group is read by strangers, so no assistant answers it by itself.
    silent: content.silent ?? (isGroup(thread) || isForTheOwner(message) ? true : undefined),
  })
}

/** An animation also comes as a document, a venue as a location: the more telling field is looked at first. */
function readKind(message: Message): Content | undefined {
  const text = wordsOf(message)
  const file = (kind: MediaKind, one: File): Content | undefined =>
    one && present({ kind, text, attachments: [attachmentOf(kind, one)] })
  return (
    readPhoto(message.photo, text) ??
    file('video', message.animation) ??
    file('video', message.video) ??
    file('video', message.video_note) ??
    file('voice', message.voice) ??
    file('audio', message.audio) ??
    file('document', message.document) ??
    readSticker(message.sticker) ??
    readLocation(message) ??
    readCard(message.contact) ??
    (typeof message.text === 'string' && text !== undefined ? { kind: 'text', text } : undefined)
  )
}

const attachmentOf = (kind: MediaKind, file: NonNullable<File>): InboundAttachment =>
  present({
    kind,
    source: { id: file.file_id },
    name: file.file_name,
    size: file.file_size,
    durationMs: file.duration === undefined ? undefined : Math.round(file.duration * 1000),
  })

/** A photo comes in several sizes; the largest is the photo. */
function readPhoto(photo: Message['photo'], text: string | undefined): Content | undefined {
  const sizes = (photo ?? []).flatMap((size) => PhotoSize.safeParse(size).data ?? [])
  const [largest] = sizes.sort((a, b) => b.width * b.height - a.width * a.height)
  if (!largest) return undefined
  const { file_id: id, file_size: size } = largest
  return present({ kind: 'image', text, attachments: [present({ kind: 'image', source: { id }, size })] })
}

/** An animated one is a drawing program that no browser plays; its small picture is shown instead. */
function readSticker(sticker: Message['sticker']): Content | undefined {
  if (!sticker) return undefined
  const { emoji: text, is_animated: animated, thumbnail } = sticker
  const shown = animated && thumbnail ? thumbnail : sticker
  return present({ kind: 'sticker', text, attachments: [attachmentOf('sticker', shown)] })
}

function readLocation({ location, venue }: Message): Content | undefined {
  const coordinates = Coordinates.safeParse(location).data
  if (!coordinates) return undefined
  const { title: name, address } = venue ?? {}
  return { kind: 'location', detail: { location: { ...coordinates, ...present({ name, address }) } } }
}

function readCard(contact: Message['contact']): Content | undefined {
  if (!contact) return undefined
  const name = nameOf(contact)
  const phones = contact.phone_number === undefined ? [] : [contact.phone_number]
  if (name === undefined && phones.length === 0) return undefined
  return { kind: 'contacts', detail: { cards: [present({ name, phones })] } }
}

/**
 * The number of the other side, if they shared it. A card of anybody can be passed on; only one whose account is the
 * sender's own tells their number. A private chat bears its customer's number: in a group, and of what the shop's own
 * account says, the sender is somebody else. What was forwarded somebody else had made.
 */
export function sharedPhone({ contact, from, chat, forward_origin }: Message): string | undefined {
  const own = Contact.safeParse(contact).data
  if (!own || own.user_id === undefined || own.user_id !== from?.id) return undefined
  if (from.id !== chat.id || forward_origin !== undefined) return undefined
  const digits = own.phone_number?.replaceAll(/\D/g, '')
  return digits && /^\d{6,15}$/.test(digits) ? `+${digits}` : undefined
}

function unsupported(message: Message, raw: unknown): Content {
  const rawKind = kindWord(raw)
  const text = wordsOf(message) ?? message.poll?.question ?? message.dice?.emoji
  return present({ kind: 'unsupported', rawKind, text, silent: tellsOnly(rawKind) ? true : undefined })
}

/** What can stand beside a message of any kind. */
function detailOf(message: Message, thread: Thread): Detail | undefined {
  const ref = startPayload(message)
  const detail = present({
    referral: ref === undefined ? undefined : { source: 'link' as const, ref },
    forwarded: message.forward_origin === undefined ? undefined : ('once' as const),
    quote: message.quote?.text,
    album: someWord(message.media_group_id),
    writtenBy: isGroup(thread)
      ? (message.sender_chat?.title ?? (message.from && nameOf(message.from)))
      : undefined,
  })
  return Object.keys(detail).length > 0 ? detail : undefined
}

/** What was put into the link that opened the chat; it arrives as the words of a command. */
const startPayload = ({ text }: Message): string | undefined =>
  typeof text === 'string' ? /^\/start ([\w-]{1,64})$/.exec(text)?.[1] : undefined

/** The owner of a business account comes to the bot by its "manage" button; nobody asks anything. */
const isForTheOwner = (message: Message): boolean => startPayload(message)?.startsWith('bizChat') ?? false
