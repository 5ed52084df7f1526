import { CircleAlert, CircleQuestionMark } from 'lucide-react'
import type { Attachment } from '../../api/types.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { MessageBody } from '../content/MessageBody.tsx'
import type { MessageProps } from '../messageProps.ts'
import { refusalText } from '../reasons.ts'
import { giveBack } from '../scheduling/takenBack.ts'
import { WaysOut } from './WaysOut.tsx'

/** Not sent, or not known to be sent: the reason, and the ways out. */
export function FailedBubble({ message, mates, conversation, format, composing, onRetry }: MessageProps) {
  const t = useT()
  const uncertain = message.status === 'uncertain'
  const reason = refusalText(t, message.statusReason, channelNames[conversation.channel.kind])
  const Icon = uncertain ? CircleQuestionMark : CircleAlert
  const { text, content, attachments, kind } = message
  const here = composing !== undefined
  const mayEdit = here && kind !== 'reaction' && (text !== null || attachments.length > 0)
  const edit = async () =>
    giveBack({
      ...{ conversationId: conversation.id, text, files: [], content },
      ...{ replyTo: message.quoted?.id ?? null, bytes: await Promise.all(attachments.flatMap(bytesOf)) },
    })
  return (
    <div className={`bubble failed ${message.author === 'assistant' ? 'assistant stitch' : ''}`}>
      {kind === 'reaction' ? (
        <p>
          {content.reaction?.emoji ? t('react.of', { emoji: content.reaction.emoji }) : t('react.removal')}
        </p>
      ) : (
        <MessageBody
          message={message}
          mates={mates}
          language={conversation.contact.language}
          format={format}
        />
      )}
      <p className={`flex items-start gap-1.5 mt-1 text-sm ${uncertain ? 'text-attention' : 'text-danger'}`}>
        <Icon className="small mt-0.5" aria-hidden="true" />
        {uncertain ? t('inbox.uncertain') : reason ? t('inbox.failed', { reason }) : t('inbox.failedPlain')}
      </p>
      <div className="ways flex flex-wrap items-center gap-1 mt-1.5">
        <WaysOut
          conversation={conversation}
          reason={message.statusReason}
          uncertain={uncertain}
          isTemplate={kind === 'template'}
          here={here}
          text={text}
          onRetry={() => onRetry(message.id)}
          onEdit={mayEdit ? () => void edit() : null}
        />
        <time className="text-xs text-faint ml-auto" dateTime={message.at}>
          {format.time(message.at)}
        </time>
      </div>
    </div>
  )
}

/** What was sent is put to the field as if it were chosen anew, so that its channel's rules are looked at again. */
const bytesOf = ({ url, name, kind, type }: Attachment): Promise<File>[] =>
  url === null
    ? []
    : [fetch(url).then(async (file) => new File([await file.blob()], name ?? kind, { type: type ?? '' }))]
