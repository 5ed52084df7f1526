import type { InboundMessage } from '../channel.ts'
import type { InboundAttachment, MediaKind } from '../content.ts'
import { present } from '../wire-values.ts'
import type { Media, Message } from './message-wire.ts'
import { type Content, readCards, readLocation, readOrder } from './read-cards.ts'
import { readButton, readChoice } from './read-choice.ts'
import { detailOf } from './read-detail.ts'
import { Failure } from './wire.ts'

/** What a message holds, without who wrote it. A kind that is new or broken is shown as unsupported, with its words. */
export function readContent(message: Message): Omit<InboundMessage, 'from' | 'echo'> {
  const common = { providerId: message.id, at: message.timestamp }
  // A group's thread is not the participant's: an answer would go to the wrong place, so it is only shown.
  if (message.group_id !== undefined)
    return { ...common, kind: 'unsupported', rawKind: 'group', silent: true }
  const { detail, ...content } = readKind(message) ?? unsupported(message)
  const around = detailOf(message)
  return present({
    ...common,
    ...content,
    detail: detail || around ? { ...around, ...detail } : undefined,
    replyTo: aboutWhich(message) ?? message.context?.id,
  })
}

function readKind(message: Message): Content | undefined {
  switch (message.type) {
    case 'text':
      return message.text?.body === undefined ? undefined : { kind: 'text', text: message.text.body }
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
      return readMedia(message.type, message[message.type])
    case 'audio':
      return readMedia(message.audio?.voice ? 'voice' : 'audio', message.audio)
    case 'location':
      return readLocation(message.location)
    case 'contacts':
      return readCards(message.contacts)
    case 'order':
      return readOrder(message.order)
    case 'button':
      return readButton(message.button)
    case 'interactive':
      return readChoice(message.interactive)
    default:
      return undefined
  }
}

/** The id is what lasts; the address beside it dies in minutes. */
function readMedia(kind: MediaKind, media: Media): Content | undefined {
  if (media?.id === undefined) return undefined
  const file: InboundAttachment = present({ kind, source: { id: media.id }, name: media.filename })
  return present({ kind, text: media.caption, attachments: [file] })
}

/** WhatsApp says that the message itself follows. */
const comesLater = 131060
const asksNothing = new Set<string | undefined>([
  'reaction',
  'edit',
  'revoke',
  'system',
  'request_welcome',
  'pin',
  'keep_in_chat',
  'poll_update',
])

function unsupported(message: Message): Content & { rawKind: string } {
  const rawKind = message.unsupported?.type ?? message.type ?? 'unknown'
  const code = Failure.safeParse(message.errors?.[0]).data?.code
  return present({
    kind: 'unsupported',
    rawKind,
    text: wordsOf(message),
    silent: asksNothing.has(rawKind) || code === comesLater || undefined,
  })
}

/** The words that come with something we cannot show. */
const wordsOf = (message: Message): string | undefined =>
  message.image?.caption ??
  message.video?.caption ??
  message.document?.caption ??
  message.order?.text ??
  message.reaction?.emoji ??
  message.edit?.message?.text?.body

const aboutWhich = (message: Message): string | undefined =>
  message.reaction?.message_id ?? message.edit?.original_message_id ?? message.revoke?.original_message_id
