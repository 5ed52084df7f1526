import { Pencil, Trash2 } from 'lucide-react'
import { Ask } from '../design/Ask.tsx'
import { useT } from '../i18n/i18n.tsx'

interface Props {
  /** What the row is called, for those who hear the buttons. */
  called: string
  /** What goes with it. */
  why: string
  act: string
  onEdit: () => void
  onRemove: () => void
}

/** Change and delete, at the end of a row of something that members keep. */
export function RowTools({ called, why, act, onEdit, onRemove }: Props) {
  const t = useT()
  return (
    <div className="flex shrink-0">
      <button type="button" className="icon-btn" aria-label={t('canned.edit', { called })} onClick={onEdit}>
        <Pencil aria-hidden="true" />
      </button>
      <Ask
        trigger={
          <button type="button" className="icon-btn" aria-label={t('canned.remove', { called })}>
            <Trash2 aria-hidden="true" />
          </button>
        }
        question={t('canned.removeQuestion', { called })}
        why={why}
        act={act}
        onAgree={onRemove}
      />
    </div>
  )
}
