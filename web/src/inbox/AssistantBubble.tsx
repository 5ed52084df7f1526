import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { readReceipt } from '../api/inbox.ts'
import { useT } from '../i18n/i18n.tsx'
import { Tools } from './bubbles/Tools.tsx'
import { Delivery } from './Delivery.tsx'
import type { MessageProps } from './messageProps.ts'
import { ReceiptOf, ReceiptToggle } from './ReceiptSlip.tsx'
import { Thumbs } from './receipts/Thumbs.tsx'
import { Words } from './strangers/Words.tsx'

const route = getRouteApi('/s/$storeId/inbox/$view')

/** The assistant's words, sewn along the edge; its newest reply shows its receipt at once. */
export function AssistantBubble(props: MessageProps) {
  const { message, conversation, assistantName, format, newestOfAssistant } = props
  const t = useT()
  const { view } = route.useParams()
  const [choice, setChoice] = useState<boolean | null>(null)
  const open = choice ?? newestOfAssistant
  return (
    <>
      <div className="bubble assistant stitch">
        <Words text={message.text ?? ''} language={conversation.contact.language} />
        <div className="meta">
          <span className="by">{t('inbox.ofAssistant', { name: message.authorName ?? assistantName })}</span>
          {message.approvedBy && <span>{t('drafts.approvedBy', { name: message.approvedBy.name })}</span>}
          {message.turnId && <ReceiptToggle open={open} onToggle={setChoice} />}
          <time dateTime={message.at}>{format.time(message.at)}</time>
          <Delivery message={message} format={format} />
        </div>
        <Tools {...props} />
      </div>
      {open && message.turnId && (
        <ReceiptOf
          of={message.id}
          read={(storeId) => readReceipt(storeId, conversation.id, message.id)}
          format={format}
          came={{ from: conversation.id, msg: message.id, view }}
        >
          {({ ratings }) => <Thumbs message={message} ratings={ratings} />}
        </ReceiptOf>
      )}
    </>
  )
}
