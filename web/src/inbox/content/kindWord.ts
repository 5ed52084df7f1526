import type { Message } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'
import { seenText } from '../strangers/seen.ts'

const known = [
  'image',
  'video',
  'audio',
  'voice',
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

/** The words of a message as a list shows them, or what it is without any. */
export const wordsOrKind = (t: Translate, message: Message): string =>
  message.text ? seenText(message.text) : kindWord(t, message)

/** What a message without words is, in one word: "Photo", "Voice message". */
export function kindWord(t: Translate, message: Pick<Message, 'kind' | 'rawKind' | 'deletedAt'>): string {
  if (message.deletedAt) return t('content.deleted')
  const notice = noticeWord(t, message)
  if (notice) return notice
  if (message.rawKind === 'ephemeral') return t('kind.seen_once')
  if (message.rawKind === 'media_placeholder') return t('kind.left_on_phone')
  if (message.rawKind === 'unsupported') return t('kind.hidden')
  const kind = known.find((one) => one === message.kind)
  return kind ? t(`kind.${kind}`) : t('inbox.unsupported', { kind: message.rawKind ?? message.kind })
}

const notices = {
  referral: 'told.referral',
  optin: 'told.optin',
  pass_thread_control: 'told.handover',
  take_thread_control: 'told.handover',
  request_thread_control: 'told.handover',
} as const

/** What happened without anything being said; undefined for a message. */
export function noticeWord(
  t: Translate,
  { kind, rawKind }: Pick<Message, 'kind' | 'rawKind'>,
): string | undefined {
  const told = kind === 'unsupported' && rawKind !== null && Object.hasOwn(notices, rawKind)
  return told ? t(notices[rawKind as keyof typeof notices]) : undefined
}
