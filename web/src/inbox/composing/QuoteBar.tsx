import { Reply, X } from 'lucide-react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { kindWord } from '../content/kindWord.ts'
import { beginningOf, seenText } from '../strangers/seen.ts'

interface Props {
  message: Message
  onDrop: () => void
}

/** The message that the one being written answers. */
export function QuoteBar({ message, onDrop }: Props) {
  const t = useT()
  return (
    <div className="quote-bar">
      <Reply className="small" aria-hidden="true" />
      <span className="grow min-w-0 cut">
        {t('quote.answering', {
          text: message.text ? seenText(beginningOf(message.text)) : kindWord(t, message),
        })}
      </span>
      <button type="button" className="icon-btn small" aria-label={t('quote.drop')} onClick={onDrop}>
        <X className="small" aria-hidden="true" />
      </button>
    </div>
  )
}
