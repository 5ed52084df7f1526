import { CircleAlert, CircleQuestionMark } from 'lucide-react'
import { channelNames } from '../../design/Glyph.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { MessageBody } from '../content/MessageBody.tsx'
import type { MessageProps } from '../messageProps.ts'
import { refusalText } from '../reasons.ts'
import { useWritingAnew } from './useWritingAnew.ts'
import { WaysOut } from './WaysOut.tsx'

/** Not sent, or not known to be sent: the reason, and the ways out. */
export function FailedBubble({ message, mates, conversation, format, ...around }: MessageProps) {
  const { composing, onRetry, onThere } = around
  const t = useT()
  const anew = useWritingAnew(message, composing)
  const uncertain = message.status === 'uncertain'
  const reason = refusalText(t, message.statusReason, channelNames[conversation.channel.kind])
  const Icon = uncertain ? CircleQuestionMark : CircleAlert
  const { text, content, kind } = message
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
          kind={kind === 'template' || kind === 'reaction' ? kind : 'message'}
          text={text}
          onThere={onThere ?? null}
          onRetry={() => onRetry(message.id)}
          onEdit={anew.edit}
          editing={anew.busy}
        />
        <time className="text-xs text-faint ml-auto" dateTime={message.at}>
          {format.time(message.at)}
        </time>
      </div>
    </div>
  )
}
