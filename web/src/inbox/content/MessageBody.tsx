import type { Message } from '../../api/types.ts'
import type { Format } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.tsx'
import { Translation } from '../helping/translation.tsx'
import { seenText } from '../strangers/seen.ts'
import { Words } from '../strangers/Words.tsx'
import { Attachments } from './Attachments.tsx'
import { ContentCards } from './ContentCards.tsx'
import { AskedProduct } from './goods/AskedProduct.tsx'
import { kindWord } from './kindWord.ts'
import { ReferralCard } from './ReferralCard.tsx'
import { SentChoices } from './SentChoices.tsx'
import { SentPart } from './SentPart.tsx'
import { TemplateButtons } from './TemplateButtons.tsx'

interface Props {
  message: Message
  /** Further messages of its album, shown in it. */
  mates?: readonly Message[]
  language: string | null
  format: Format
}

/** What a message holds: where it came from, its files, its words, and what is neither. */
export function MessageBody({ message, mates = [], language, format }: Props) {
  const t = useT()
  const { content } = message
  const words = [message, ...mates].flatMap(({ text }) => text ?? []).join('\n')
  return (
    <>
      {content.referral && <ReferralCard referral={content.referral} />}
      {content.writtenBy && (
        <p className="origin" dir="auto">
          {seenText(content.writtenBy)}
        </p>
      )}
      {content.quote && (
        <blockquote className="quoted" dir="auto">
          {seenText(content.quote)}
        </blockquote>
      )}
      {message.quoted && <Quoted quoted={message.quoted} />}
      {content.forwarded && <p className="origin">{t(`forwarded.${content.forwarded}`)}</p>}
      {content.product && <AskedProduct sku={content.product} />}
      <Attachments message={message} mates={mates} format={format} />
      {words !== '' && <Words text={words} language={language} />}
      <Translation message={message} />
      <ContentCards message={message} />
      {content.templateButtons && <TemplateButtons buttons={content.templateButtons} />}
      <SentPart content={content} />
      <SentChoices buttons={content.buttons} list={content.list} asksPhone={content.asksPhone} />
    </>
  )
}

/** The beginning of the message that this one answers. */
function Quoted({ quoted }: { quoted: NonNullable<Message['quoted']> }) {
  const t = useT()
  const gone = { kind: quoted.kind, rawKind: quoted.rawKind, deletedAt: quoted.deleted ? '' : null }
  return (
    <blockquote className="quoted" dir="auto">
      <span className="sr">{t('quote.answers')} </span>
      {quoted.deleted ? t('content.deleted') : quoted.text ? seenText(quoted.text) : kindWord(t, gone)}
    </blockquote>
  )
}

/** The reactions of both sides, hung on the bubble's edge. */
export function Reactions({ message, mates }: { message: Message; mates: readonly Message[] }) {
  const t = useT()
  const reactions = [message, ...mates].flatMap((one) =>
    one.reactions.map((reaction) => ({ ...reaction, key: `${one.id} ${reaction.by}` })),
  )
  if (reactions.length === 0) return null
  return (
    <ul className="reactions">
      {reactions.map(({ key, by, emoji }) => (
        <li key={key}>
          <span aria-hidden="true">{emoji}</span>
          <span className="sr">
            {t(by === 'contact' ? 'content.reactedContact' : 'content.reactedShop', { emoji })}
          </span>
        </li>
      ))}
    </ul>
  )
}
