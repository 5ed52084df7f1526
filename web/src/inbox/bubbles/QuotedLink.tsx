import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useOpenConversation } from '../contact/useOpenConversation.ts'
import { kindWord } from '../content/kindWord.ts'
import { seenText } from '../strangers/seen.ts'
import { goTo } from './goTo.ts'

/** The message that a note is about, and the way to it. */
export function QuotedLink({ message }: { message: Message }) {
  const t = useT()
  const open = useOpenConversation()
  const { quoted, conversationId } = message
  if (!quoted) return null
  const gone = { kind: quoted.kind, rawKind: quoted.rawKind, deletedAt: quoted.deleted ? '' : null }
  const words = !quoted.deleted && quoted.text ? seenText(quoted.text) : kindWord(t, gone)
  return (
    <button
      type="button"
      className="quoted quoted-link"
      title={t('bubbles.goTo')}
      onClick={() => goTo(quoted.id, (id) => open(conversationId, id))}
    >
      <span className="sr">{t('bubbles.goTo')}: </span>
      <span dir="auto">{words}</span>
    </button>
  )
}
