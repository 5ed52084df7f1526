import type { Message } from '../../api/types.ts'
import type { Translate } from '../../i18n/translate.ts'

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

/** What a message without words is, in one word: "Photo", "Voice message". */
export function kindWord(t: Translate, message: Pick<Message, 'kind' | 'rawKind' | 'deletedAt'>): string {
  if (message.deletedAt) return t('content.deleted')
  const kind = known.find((one) => one === message.kind)
  return kind ? t(`kind.${kind}`) : t('inbox.unsupported', { kind: message.rawKind ?? message.kind })
}
