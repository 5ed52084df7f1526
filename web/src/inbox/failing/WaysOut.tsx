import { Link } from '@tanstack/react-router'
import { Copy, LayoutTemplate, Pencil, RotateCw } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useNow } from '../../app/useNow.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useKeysHere } from '../../keys/context.ts'
import { windowState } from '../words.ts'
import { waysOut } from './ways.ts'

interface Props {
  conversation: Conversation
  /** Null where it is not said. */
  reason: string | null
  /** It may have arrived: sending it again is a choice, and writing it otherwise none. */
  uncertain?: boolean
  isTemplate?: boolean
  /** Its conversation is the open one: elsewhere there is no field, and no template to choose. */
  here: boolean
  text: string | null
  onRetry: () => void
  /** Null where there is no field, or nothing that could stand in it. */
  onEdit: (() => void) | null
}

/** What can be done about a message that was not sent: whatever fits, and never nothing. */
export function WaysOut({
  conversation,
  reason,
  uncertain = false,
  isTemplate = false,
  here,
  text,
  ...on
}: Props) {
  const t = useT()
  const toast = useToast()
  const { store } = useHere()
  const { registry } = useKeysHere()
  const window = windowState(conversation.window, useNow())
  const open = window.tone !== 'closed'
  const templates =
    here && conversation.channel.kind === 'whatsapp' && (window.tone !== 'closed' || window.template)
  const facts = {
    reason: uncertain ? null : reason,
    open,
    templates,
    isTemplate,
    writable: on.onEdit !== null,
  }
  const ways = waysOut(facts)
  const copy = async () => {
    await navigator.clipboard.writeText(text ?? '')
    toast(t('common.copied'))
  }
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
        <button type="button" className={main(!ways.retry)} onClick={on.onEdit}>
          <Pencil className="small" aria-hidden="true" />
          {t('hand.edit')}
        </button>
      )}
      {ways.asTemplate && !uncertain && (
        <button
          type="button"
          className={main(!ways.retry && !ways.edit)}
          onClick={() => registry.find('template')?.()}
        >
          <LayoutTemplate className="small" aria-hidden="true" />
          {t(isTemplate ? 'hand.otherTemplate' : 'hand.asTemplate')}
        </button>
      )}
      {ways.channels && (
        <Link to="/s/$storeId/channels" params={{ storeId: store.id }} className="btn quiet small">
          {t('inbox.openChannels')}
        </Link>
      )}
      {text !== null && (
        <button type="button" className="btn quiet small" onClick={copy}>
          <Copy className="small" aria-hidden="true" />
          {t('common.copy')}
        </button>
      )}
    </>
  )
}
