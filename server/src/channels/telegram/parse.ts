import type { Correspondent, ParseResult } from '../channel.ts'
import { type Gathering, gather } from '../gathering.ts'
import { present, readBody, someWord } from '../wire-values.ts'
import { type Chat, Message, Other, Update } from './wire.ts'

/**
 * What an update of the Bot API holds. `hint.account` is the channel that its webhook belongs to.
 * Never throws; what cannot be understood is told in `problems`.
 */
export function parseTelegram(raw: Buffer, hint: { account?: string }): ParseResult {
  const { value, problems } = readBody(raw)
  const found = gather(problems)
  const update = value === undefined ? undefined : found.take(Update, value, 'update')
  if (!update) return found.result()
  if (hint.account === undefined) found.problem('update without a channel')
  else readUpdate(hint.account, update, found)
  return found.result()
}

function readUpdate(
  account: string,
  update: Record<string, unknown> & { update_id: string },
  found: Gathering,
): void {
  const kind = Object.keys(update).find((key) => key !== 'update_id')
  if (kind === 'message') readMessage(account, update['message'], found)
  else if (kind !== undefined && someWord(kind))
    readOther(account, update.update_id, kind, update[kind], found)
  else found.problem('update without content')
}

function readMessage(account: string, raw: unknown, found: Gathering): void {
  const message = found.take(Message, raw, 'message')
  if (!message) return
  const { chat, text, caption } = message
  // In a group an answer would be read by strangers, and the thread belongs to nobody.
  if (chat.type !== 'private') return void found.problem(`chat of type ${chat.type} is not taken`)
  const reply = message.reply_to_message?.message_id
  found.message(account, {
    providerId: messageKey(chat.id, message.message_id),
    at: message.date,
    from: personOf(chat),
    ...(text === undefined ? { kind: 'unsupported', rawKind: contentKind(raw) } : { kind: 'text' }),
    ...present({
      text: text ?? caption,
      replyTo: reply === undefined ? undefined : messageKey(chat.id, reply),
    }),
  })
}

/** Message numbers are counted per chat. */
const messageKey = (chatId: string, messageId: string): string => `${chatId}:${messageId}`

/** Edits, reactions, buttons, business messages: seen as what they are, under the update's own number. */
function readOther(account: string, updateId: string, kind: string, raw: unknown, found: Gathering): void {
  const other = found.take(Other, raw, kind)
  if (!other) return
  const chat = other.chat ?? other.message?.chat
  const person = chat ?? other.from ?? other.user
  const at = other.edit_date ?? other.date ?? other.message?.date
  if (!person || !at) return void found.problem(`${kind}: nobody or no time is named`)
  if (chat && chat.type !== 'private') return void found.problem(`chat of type ${chat.type} is not taken`)
  const subject = other.message_id ?? other.message?.message_id
  found.message(account, {
    providerId: `update:${updateId}`,
    kind: 'unsupported',
    rawKind: kind,
    silent: true,
    at,
    from: inBusiness(personOf(person), other),
    ...present({
      text: other.text ?? other.caption,
      replyTo: subject === undefined ? undefined : messageKey(person.id, subject),
    }),
  })
}

/** The same person has another thread with the shop's own account than with its bot. */
const inBusiness = (person: Correspondent, { business_connection_id: connection }: Other): Correspondent =>
  connection === undefined ? person : { ...person, externalId: `${connection}:${person.externalId}` }

const personOf = (person: Pick<Chat, 'id' | 'first_name' | 'last_name' | 'username'>): Correspondent =>
  present({
    externalId: person.id,
    name: [person.first_name, person.last_name].filter((part) => part !== undefined).join(' ') || undefined,
    username: person.username,
  })

const everyMessageHas = new Set([
  'message_id',
  'from',
  'sender_chat',
  'sender_business_bot',
  'chat',
  'date',
  'edit_date',
  'business_connection_id',
  'message_thread_id',
  'is_topic_message',
  'is_from_offline',
  'has_protected_content',
  'has_media_spoiler',
  'show_caption_above_media',
  'media_group_id',
  'author_signature',
  'effect_id',
  'reply_to_message',
  'external_reply',
  'quote',
  'reply_to_story',
  'forward_origin',
  'is_automatic_forward',
  'via_bot',
  'link_preview_options',
  'reply_markup',
  'caption',
  'caption_entities',
  'entities',
  'text',
])

/** The content field names the kind. An animation also comes as document, a venue as location. */
function contentKind(raw: unknown): string {
  const keys = typeof raw === 'object' && raw !== null ? Object.keys(raw) : []
  const kinds = keys.map(someWord).filter((key) => key !== undefined && !everyMessageHas.has(key))
  return ['animation', 'venue'].find((kind) => kinds.includes(kind)) ?? kinds[0] ?? 'unknown'
}
