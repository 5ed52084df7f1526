import { CornerDownRight } from 'lucide-react'
import type { Message } from '../api/types.ts'
import { useT } from '../i18n/i18n.tsx'
import type { Translate } from '../i18n/translate.ts'
import { AssistantBubble } from './AssistantBubble.tsx'
import { Tools } from './bubbles/Tools.tsx'
import { kindWord, noticeWord } from './content/kindWord.ts'
import { MessageBody, Reactions } from './content/MessageBody.tsx'
import { Delivery } from './Delivery.tsx'
import { FailedBubble } from './failing/FailedBubble.tsx'
import { greyLine } from './greyLine.ts'
import type { MessageProps } from './messageProps.ts'
import { NoteBubble } from './notes/NoteBubble.tsx'
import { Words } from './strangers/Words.tsx'
import { useMemberNames } from './useMemberNames.ts'
import { Edited } from './versions/Edited.tsx'

/** One message by its kind: note, grey line, inbound, assistant, failed, or a person's reply. */
export function MessageLine(props: MessageProps) {
  const { message } = props
  if (message.kind === 'note') return <NoteBubble {...props} />
  if (message.direction === 'internal' || message.kind === 'event') return <EventLine {...props} />
  if (message.direction === 'in') return <InboundBubble {...props} />
  if (message.status === 'failed' || message.status === 'uncertain') return <FailedBubble {...props} />
  if (message.author === 'assistant') return <AssistantBubble {...props} />
  return <PersonBubble {...props} />
}

function InboundBubble(props: MessageProps) {
  const { message, mates, late, conversation, format } = props
  const t = useT()
  const time = (
    <>
      {late && <span>{t('hand.cameLate')}</span>}
      <time dateTime={message.at}>{format.time(message.at)}</time>
    </>
  )
  if (message.deletedAt)
    return (
      <div className="bubble in deleted">
        <p>{t('content.deletedMore')}</p>
        <div className="meta">{time}</div>
      </div>
    )
  if (message.kind === 'unsupported')
    return (
      <div className="bubble in unsupported">
        <p>{kindWord(t, message)}</p>
        {message.text && <Words text={message.text} />}
        <div className="meta">
          {noticeWord(t, message) === undefined && t('inbox.unsupportedMore')} {time}
        </div>
      </div>
    )
  return (
    <div className={isShort(message) ? 'bubble in short' : 'bubble in'}>
      <MessageBody message={message} mates={mates} language={conversation.contact.language} format={format} />
      <div className="meta">
        <Edited message={message} />
        {time}
      </div>
      <Reactions message={message} mates={mates} />
      <Tools {...props} />
    </div>
  )
}

function PersonBubble(props: MessageProps) {
  const { message, mates, format, conversation } = props
  const t = useT()
  return (
    <div className={message.deletedAt ? 'bubble out deleted' : 'bubble out'}>
      {message.deletedAt && <p>{t('content.deletedShop')}</p>}
      {message.kind === 'unsupported' && <p>{kindWord(t, message)}</p>}
      <MessageBody message={message} mates={mates} language={conversation.contact.language} format={format} />
      <div className="meta">
        <Edited message={message} />
        <span>{authorOf(message, t)}</span>
        <time dateTime={message.at}>{format.time(message.at)}</time>
        <Delivery message={message} format={format} />
        <Price message={message} />
      </div>
      <Reactions message={message} mates={mates} />
      {!message.deletedAt && <Tools {...props} />}
    </div>
  )
}

/** As what WhatsApp charges a template; of all else it would be the same word under every bubble. */
function Price({ message: { kind, pricing } }: { message: Message }) {
  const t = useT()
  if (kind !== 'template' || !pricing?.category) return null
  const known = categories.find((one) => one === pricing.category)
  const category = known ? t(`templates.${known}`) : pricing.category.replaceAll('_', ' ')
  return <span>{pricing.free ? t('price.free') : t('price.charged', { category })}</span>
}

const categories = ['marketing', 'utility', 'authentication'] as const

const authorOf = ({ author, authorName }: Message, t: Translate) => {
  if (author === 'phone') return t('inbox.fromPhone')
  return author === 'system' ? t('closing.asked') : authorName
}

function EventLine({ message, assistantName, format }: MessageProps) {
  const t = useT()
  const names = useMemberNames()
  const day = (at: string) => `${format.date(at)}, ${format.time(at)}`
  return (
    <p className="event-line">
      <span>
        <CornerDownRight className="small inline mr-1 align-[-2px]" aria-hidden="true" />
        {greyLine(t, message.detail, { assistant: assistantName, names, moment: day })} ·{' '}
        <time dateTime={message.at}>{format.time(message.at)}</time>
      </span>
    </p>
  )
}

const shortest = 56
/** A few words alone: the time stands beside them. */
const isShort = ({ kind, text, content }: Message) =>
  kind === 'text' && !content.referral && text !== null && text.length < shortest && !text.includes('\n')
