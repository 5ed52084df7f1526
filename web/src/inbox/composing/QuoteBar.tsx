import { Reply, X } from 'lucide-react'
import type { Message } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import type { Translate } from '../../i18n/translate.ts'
import { kindWord } from '../content/kindWord.ts'
import { beginningOf, seenText } from '../strangers/seen.ts'
import type { Quote } from './useQuote.ts'

interface Props {
  quote: Quote
  onDrop: () => void
}

/** The message that the one being written answers. */
export function QuoteBar({ quote: { message }, onDrop }: Props) {
  const t = useT()
  const text = message ? wordsOf(t, message) : '…'
  return (
    <div className="quote-bar">
      <Reply className="small" aria-hidden="true" />
      <span className="grow min-w-0 cut">{t('quote.answering', { text })}</span>
      <button type="button" className="icon-btn small" aria-label={t('quote.drop')} onClick={onDrop}>
        <X className="small" aria-hidden="true" />
      </button>
    </div>
  )
}

/** Taken back it has no words any more, also where they are still at hand. */
const wordsOf = (t: Translate, message: Message): string =>
  message.text && !message.deletedAt ? seenText(beginningOf(message.text)) : kindWord(t, message)
