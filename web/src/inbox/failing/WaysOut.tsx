import { Link } from '@tanstack/react-router'
import { Copy, LayoutTemplate, MessageSquareReply, Pencil, RotateCw } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { channelNames } from '../../design/Glyph.tsx'
import { useCopy } from '../../design/useCopy.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useKeysHere } from '../../keys/context.ts'
import { windowState } from '../words.ts'
import { waysOut } from './ways.ts'

interface Props {
  conversation: Conversation
  /** Null where it is not said. */
  reason: string | null
  uncertain?: boolean
  kind?: 'message' | 'template' | 'reaction'
  text: string | null
  /** To its conversation; null where that is the open one. */
  onThere?: (() => void) | null
  onRetry: () => void
  /** Null where there is no field, or nothing that could stand in it. */
  onEdit: (() => void) | null
  /** It is being put to the field. */
  editing?: boolean
}

/** What can be done about a message that was not sent: whatever fits, and never nothing. */
export function WaysOut({
  conversation,
  reason,
  uncertain = false,
  kind = 'message',
  text,
  onThere = null,
  editing = false,
  ...on
}: Props) {
  const t = useT()
  const { store } = useHere()
  const { registry } = useKeysHere()
  const window = windowState(conversation.window, useNow())
  const open = window.tone !== 'closed'
  const templates = conversation.channel.kind === 'whatsapp' && (window.tone !== 'closed' || window.template)
  const facts = { reason, open, templates, kind, uncertain }
  const ways = waysOut({ ...facts, writable: on.onEdit !== null, here: onThere === null })
  const copy = useCopy()
  const main = (first: boolean) => (first ? 'btn small' : 'btn quiet small')
  return (
    <>
      {ways.retry && (
        <button type="button" className="btn small" onClick={on.onRetry}>
          <RotateCw className="small" aria-hidden="true" />
          {t(uncertain ? 'inbox.sendAgain' : 'common.retry')}
        </button>
      )}
      {ways.edit && on.onEdit && (
        <button
          type="button"
          className={main(!ways.retry)}
          aria-busy={editing}
          disabled={editing}
          onClick={on.onEdit}
        >
          <Pencil className="small" aria-hidden="true" />
          {t('hand.edit')}
        </button>
      )}
      {ways.asTemplate && (
        <button
          type="button"
          className={main(!ways.retry && !ways.edit)}
          onClick={() => registry.find('template')?.()}
        >
          <LayoutTemplate className="small" aria-hidden="true" />
          {t(kind === 'template' ? 'hand.otherTemplate' : 'hand.asTemplate')}
        </button>
      )}
      {ways.there && onThere && (
        <button type="button" className="btn small" onClick={onThere}>
          <MessageSquareReply className="small" aria-hidden="true" />
          {t('contact.openThere', { channel: channelNames[conversation.channel.kind] })}
        </button>
      )}
      {ways.channels && (
        <Link to="/s/$storeId/channels" params={{ storeId: store.id }} className="btn quiet small">
          {t('inbox.openChannels')}
        </Link>
      )}
      {text !== null && (
        <button type="button" className="btn quiet small" onClick={() => void copy(text ?? '')}>
          <Copy className="small" aria-hidden="true" />
          {t('common.copy')}
        </button>
      )}
    </>
  )
}
