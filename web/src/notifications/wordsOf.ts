import type { Translate } from '../i18n/translate.ts'
import { kindWord } from '../inbox/content/kindWord.ts'
import { spokenWords } from '../inbox/content/pieces.ts'
import { contactName } from '../inbox/words.ts'
import type { Told } from './newsOf.ts'

/** News as it stands over other windows: who, and their words. */
export function wordsOf(
  t: Translate,
  { kind, conversationId, conversation, mention }: Told,
  assistant: string,
): { title: string; body: string; tag: string } {
  if (mention) {
    const title = t('notify.mentioned', { name: mention.authorName ?? '' })
    return { title, body: mention.text, tag: mention.messageId }
  }
  const name = conversation ? contactName(t, conversation.contact) : ''
  const title =
    kind === 'asked'
      ? t('notify.asks', { assistant, name })
      : kind === 'failed'
        ? t('notify.unsent', { name })
        : name
  const last = conversation?.lastMessage
  const body = last ? (last.text ?? spokenWords(last) ?? kindWord(t, last)) : ''
  return { title, body, tag: conversationId }
}
