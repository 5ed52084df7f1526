import type { Attachment, Message } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'
import { seenName, seenText } from '../strangers/seen.ts'
import { clock } from './clock.ts'
import { kindWord } from './kindWord.ts'

const marks = [
  'voice',
  'audio',
  'image',
  'video',
  'document',
  'sticker',
  'location',
  'contacts',
  'choice',
  'order',
  'share',
  'story_reply',
  'story_mention',
] as const

/** What stands before the words of a message that is more than words. */
export type LineMark = (typeof marks)[number]

/** A message as one line of a list shows it. */
export interface LastLine {
  readonly mark: LineMark | null
  /** What the mark means, where the words do not say it; for whoever does not see it. */
  readonly kind: string | null
  /** Of a recording or film: "0:14". */
  readonly length: string | null
  readonly words: string
}

type Said = Pick<Message, 'kind' | 'rawKind' | 'deletedAt' | 'text' | 'attachments' | 'content'>

/** Its words, else what is known of what it holds, else its kind. */
export function lastLine(t: Translate, message: Said): LastLine {
  const plain = { mark: null, kind: null, length: null }
  if (message.deletedAt) return { ...plain, words: kindWord(t, message) }
  const mark = marks.find((each) => each === message.kind)
  const words = message.text ? seenText(message.text) : held(t, message)
  if (!mark) return { ...plain, words: words ?? kindWord(t, message) }
  const kind = t(`kind.${mark}`)
  return { mark, kind: words && kind, length: lengthOf(message.attachments), words: words ?? kind }
}

/** What a message holds besides words, as words; null when nothing of it can be said in a line. */
function held(t: Translate, { attachments, content }: Said): string | null {
  const heard = attachments.flatMap(({ transcript }) => transcript?.text || [])
  if (heard.length > 0) return t('lastLine.heard', { words: seenText(heard.join(' ')) })
  const { location, cards, order, linkTitle } = content
  const names = [
    location && (location.name ?? location.address),
    ...(cards ?? []).map(({ name, phones }) => name ?? phones[0]),
    ...attachments.map(({ kind, name }) => (kind === 'document' ? name : null)),
    linkTitle,
  ].flatMap((name) => (name ? seenName(name) : []))
  if (names.length > 0) return names.join(', ')
  return order?.length ? order.map(({ sku, quantity }) => `${seenName(sku)} × ${quantity}`).join(', ') : null
}

const timed = new Set<Attachment['kind']>(['voice', 'audio', 'video'])

function lengthOf(attachments: readonly Attachment[]): string | null {
  const milliseconds = attachments.find(({ kind }) => timed.has(kind))?.durationMs
  return milliseconds ? clock(milliseconds / 1000) : null
}
