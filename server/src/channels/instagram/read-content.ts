import { createHash } from 'node:crypto'
import type { InboundMessage } from '../channel.ts'
import type { Detail } from '../content.ts'
import { present } from '../wire-values.ts'
import type { Message, Postback } from './message-wire.ts'
import { type Attached, readAttachments, storyDetail } from './read-attachments.ts'
import { detailOfReferral } from './read-referral.ts'
import type { Event } from './wire.ts'

/** What a message holds, without who wrote it. */
export type Content = Omit<InboundMessage, 'from' | 'echo' | 'at'>
type Kind = Pick<InboundMessage, 'kind' | 'rawKind' | 'text' | 'attachments' | 'detail'>

/**
 * Reads what somebody sent. A kind that is new or that the API may not show is unsupported, with its words.
 * @param tell takes a short word for each part that is lost beside what is shown
 */
export function readMessage(
  message: Message,
  providerId: string,
  at: Date,
  tell: (what: string) => void,
): Content {
  const attached = readAttachments(message.attachments ?? [], at)
  const kind = readKind(message, attached, at)
  if (kind.kind !== 'unsupported')
    for (const type of attached.unknown) tell(`attachment ${type} is not taken`)
  return present({
    providerId,
    ...kind,
    detail: someDetail({ ...detailOfReferral(message.referral), ...kind.detail }),
    replyTo: message.reply_to?.mid,
  })
}

function readKind(message: Message, attached: Attached, at: Date): Kind {
  const { text, quick_reply: tapped, reply_to: about } = message
  const attachments = attached.files.length > 0 ? attached.files : undefined
  const [unknown = message.is_unsupported ? 'unsupported' : 'unknown'] = attached.unknown
  if (message.is_unsupported) return present({ kind: 'unsupported', rawKind: unknown, text })
  if (tapped && (text ?? tapped.payload) !== undefined)
    return present({
      kind: 'choice',
      text: text ?? tapped.payload,
      detail: { choice: present({ payload: tapped.payload }) },
    })
  if (about?.story) {
    const { url } = about.story
    return present({
      kind: 'story_reply',
      text,
      attachments,
      detail: { ...attached.detail, ...(url === undefined ? {} : storyDetail(url, at)) },
    })
  }
  // Somebody's words with a link in them stay words.
  if (text !== undefined && !attachments && attached.kind === 'share')
    return present({ kind: 'text', text, detail: attached.detail })
  if (attached.kind)
    return present({
      kind: attached.kind,
      text: text ?? (attached.liked ? '❤️' : undefined),
      attachments,
      detail: attached.detail,
    })
  if (text !== undefined && attached.unknown.length === 0) return { kind: 'text', text }
  return present({ kind: 'unsupported', rawKind: unknown, text })
}

const someDetail = (detail: Detail): Detail | undefined =>
  Object.keys(detail).length > 0 ? detail : undefined

/** Who and when, for what has no id of its own: the same event that comes again gets the same one. */
const momentOf = ({ sender, timestamp }: Event): string => `${sender.id}:${timestamp.getTime()}`

/** A tapped ice breaker, menu item or button of a template. */
export function readPostback(postback: Postback, event: Event): Content {
  const { mid, title, payload, referral } = postback
  const digest = createHash('sha256')
    .update(payload ?? '')
    .digest('base64url')
    .slice(0, 16)
  const came = detailOfReferral(referral)
  const said = title ?? payload
  return present({
    providerId: mid ?? `postback:${momentOf(event)}:${digest}`,
    ...(said === undefined
      ? { kind: 'unsupported' as const, rawKind: 'postback' }
      : { kind: 'choice' as const, text: said }),
    detail: someDetail(said === undefined ? came : { ...came, choice: present({ payload }) }),
  })
}

/** What is told without being said to the shop: a link that opened the thread, the passing of a thread, what is new. */
export const readNotice = (event: Event, rawKind: string): Content =>
  present({
    providerId: `${rawKind}:${momentOf(event)}`,
    kind: 'unsupported',
    rawKind,
    text: event.reaction?.emoji ?? event.message_edit?.text,
    detail: someDetail(detailOfReferral(event.referral)),
    replyTo: event.reaction?.mid ?? event.message_edit?.mid,
    silent: true,
  })
