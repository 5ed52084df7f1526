import { CircleAlert, CircleQuestionMark, Copy, LayoutTemplate, Pencil, RotateCw } from 'lucide-react'
import { channelNames } from '../design/Glyph.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useKeysHere } from '../keys/context.ts'
import { MessageBody } from './content/MessageBody.tsx'
import type { MessageProps } from './messageProps.ts'
import { refusalText } from './reasons.ts'
import { giveBack } from './scheduling/takenBack.ts'

/** Not sent, or not known to be sent: the reason, and the ways out. */
export function FailedBubble({ message, mates, conversation, format, composing, onRetry }: MessageProps) {
  const t = useT()
  const toast = useToast()
  const { registry } = useKeysHere()
  const uncertain = message.status === 'uncertain'
  const reason = refusalText(t, message.statusReason, channelNames[conversation.channel.kind])
  const Icon = uncertain ? CircleQuestionMark : CircleAlert
  // Elsewhere there is no field to write it in.
  const here = composing !== undefined
  const mayEdit = here && message.text !== null && message.attachments.length === 0
  const edit = () =>
    giveBack({ conversationId: conversation.id, text: message.text, files: [], content: message.content })
  const { channel, window } = conversation
  // Once the window is closed the templates are in sight anyway.
  const mayAsTemplate = here && !uncertain && channel.kind === 'whatsapp' && window.open
  const copy = async () => {
    await navigator.clipboard.writeText(message.text ?? '')
    toast(t('common.copied'))
  }
  return (
    <div className={`bubble failed ${message.author === 'assistant' ? 'assistant stitch' : ''}`}>
      {message.kind === 'reaction' ? (
        <p>
          {message.content.reaction?.emoji
            ? t('react.of', { emoji: message.content.reaction.emoji })
            : t('react.removal')}
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
      <div className="flex flex-wrap items-center gap-1 mt-1.5">
        <button type="button" className="btn small" onClick={() => onRetry(message.id)}>
          <RotateCw className="small" aria-hidden="true" />
          {t(uncertain ? 'inbox.sendAgain' : 'common.retry')}
        </button>
        {mayEdit && (
          <button type="button" className="btn quiet small" onClick={edit}>
            <Pencil className="small" aria-hidden="true" />
            {t('hand.edit')}
          </button>
        )}
        {mayAsTemplate && (
          <button type="button" className="btn quiet small" onClick={() => registry.find('template')?.()}>
            <LayoutTemplate className="small" aria-hidden="true" />
            {t('hand.asTemplate')}
          </button>
        )}
        {message.text !== null && (
          <button type="button" className="btn quiet small" onClick={copy}>
            <Copy className="small" aria-hidden="true" />
            {t('common.copy')}
          </button>
        )}
        <time className="text-xs text-faint ml-auto" dateTime={message.at}>
          {format.time(message.at)}
        </time>
      </div>
    </div>
  )
}
