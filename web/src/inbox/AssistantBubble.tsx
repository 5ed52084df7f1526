import { ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { readReceipt } from '../api/inbox.ts'
import { useT } from '../i18n/i18n.tsx'
import { Delivery } from './Delivery.tsx'
import type { MessageProps } from './messageProps.ts'
import { ReceiptOf } from './ReceiptSlip.tsx'
import { Words } from './strangers/Words.tsx'

/** The assistant's words, sewn along the edge; its newest reply shows its receipt at once. */
export function AssistantBubble({
  message,
  conversation,
  assistantName,
  format,
  newestOfAssistant,
}: MessageProps) {
  const t = useT()
  const [choice, setChoice] = useState<boolean | null>(null)
  const open = choice ?? newestOfAssistant
  return (
    <>
      <div className="bubble assistant stitch">
        <Words text={message.text ?? ''} language={conversation.contact.language} />
        <div className="meta">
          <span className="by">{t('inbox.ofAssistant', { name: message.authorName ?? assistantName })}</span>
          {message.approvedBy && <span>{t('drafts.approvedBy', { name: message.approvedBy.name })}</span>}
          {message.turnId && (
            <button
              type="button"
              className="meta-btn"
              aria-expanded={open}
              title={t(open ? 'inbox.receiptHide' : 'inbox.receiptShow')}
              onClick={() => setChoice(!open)}
            >
              <ReceiptText className="small" aria-hidden="true" />
              {t('inbox.receipt')}
            </button>
          )}
          <time dateTime={message.at}>{format.time(message.at)}</time>
          <Delivery message={message} format={format} />
        </div>
      </div>
      {open && message.turnId && (
        <ReceiptOf
          of={message.id}
          read={(storeId) => readReceipt(storeId, conversation.id, message.id)}
          format={format}
        />
      )}
    </>
  )
}
