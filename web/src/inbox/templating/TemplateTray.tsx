import { X } from 'lucide-react'
import type { Conversation } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { TemplatePicker } from './TemplatePicker.tsx'

interface Props {
  conversation: Conversation
  /** Null where a template is all that may go. */
  onClose: (() => void) | null
}

/** The choice of a template over the field. */
export function TemplateTray({ conversation, onClose }: Props) {
  const t = useT()
  return (
    <div className="flex items-start gap-1 px-3.5 pt-2.5">
      <div className="grow min-w-0">
        <TemplatePicker
          key={conversation.id}
          conversation={conversation}
          eager={onClose !== null}
          onSent={onClose ?? undefined}
        />
      </div>
      {onClose && (
        <button type="button" className="icon-btn small" aria-label={t('common.close')} onClick={onClose}>
          <X className="small" aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
