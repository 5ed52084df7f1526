import type { Message } from '../../api/types.ts'
import type { Format } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.tsx'
import { AttachmentView } from './AttachmentView.tsx'
import { ContentCards } from './ContentCards.tsx'
import { kindWord } from './kindWord.ts'

interface Props {
  message: Message
  language: string | null
  format: Format
}

/** What a message holds: where it came from, its files, its words, and what is neither. */
export function MessageBody({ message, language, format }: Props) {
  const t = useT()
  const { content } = message
  return (
    <>
      {content.referral && (
        <p className="origin">
          {t(`origin.${content.referral.source}`)}
          {content.referral.headline && ` · ${content.referral.headline}`}
        </p>
      )}
      {content.writtenBy && <p className="origin">{content.writtenBy}</p>}
      {content.quote && <blockquote className="origin">{content.quote}</blockquote>}
      {message.quoted && <Quoted quoted={message.quoted} />}
      {content.forwarded && <p className="origin">{t(`forwarded.${content.forwarded}`)}</p>}
      {message.attachments.map((attachment) => (
        <AttachmentView key={attachment.id} attachment={attachment} message={message} format={format} />
      ))}
      {message.text !== null && (
        <p className="said" lang={language ?? undefined}>
          {message.text}
        </p>
      )}
      <ContentCards message={message} />
      {content.buttons && (
        <ul className="sent-buttons" aria-label={t('content.buttons')}>
          {content.buttons.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The beginning of the message that this one answers. */
function Quoted({ quoted }: { quoted: NonNullable<Message['quoted']> }) {
  const t = useT()
  const gone = { kind: quoted.kind, rawKind: quoted.rawKind, deletedAt: quoted.deleted ? '' : null }
  return (
    <blockquote className="quoted">
      <span className="sr">{t('quote.answers')} </span>
      {quoted.deleted ? t('content.deleted') : (quoted.text ?? kindWord(t, gone))}
    </blockquote>
  )
}

/** The reactions of both sides, hung on the bubble's edge. */
export function Reactions({ message }: { message: Message }) {
  const t = useT()
  if (message.reactions.length === 0) return null
  return (
    <ul className="reactions">
      {message.reactions.map(({ by, emoji }) => (
        <li key={by}>
          <span aria-hidden="true">{emoji}</span>
          <span className="sr">
            {t(by === 'contact' ? 'content.reactedContact' : 'content.reactedShop', { emoji })}
          </span>
        </li>
      ))}
    </ul>
  )
}
