import { Pencil, Trash2 } from 'lucide-react'
import { addFact, removeFact } from '../../api/contacts.ts'
import type { ContactFact } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useFormat, useT } from '../../i18n/i18n.tsx'
import { useContactAct } from './useContact.ts'

interface Props {
  contactId: string
  fact: ContactFact
  onEdit: () => void
}

/** A field or a note with who wrote it; a removal can be taken back. */
export function FactLine({ contactId, fact, onEdit }: Props) {
  const t = useT()
  const act = useContactAct()
  const toast = useToast()
  const { store } = useHere()
  const format = useFormat(store.timeZone)
  const { name, value, by, changedAt } = fact
  const called = name ?? t('contact.note')
  const remove = async () => {
    if (!(await act((storeId) => removeFact(storeId, contactId, fact)))) return
    const back = () => void act((storeId) => addFact(storeId, contactId, { name, value }))
    toast(t('contact.factRemoved', { name: called }), { label: t('common.undo'), act: back })
  }
  return (
    <li className="flex items-start gap-1 text-sm" title={`${by.name} · ${format.date(changedAt)}`}>
      <div className="grow min-w-0">
        {name && <p className="text-xs text-faint">{name}</p>}
        <p className="text-ink whitespace-pre-wrap break-words">{value}</p>
      </div>
      <button
        type="button"
        className="icon-btn small"
        aria-label={t('contact.editFact', { name: called })}
        onClick={onEdit}
      >
        <Pencil className="small" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-btn small"
        aria-label={t('contact.removeFact', { name: called })}
        onClick={() => void remove()}
      >
        <Trash2 className="small" aria-hidden="true" />
      </button>
    </li>
  )
}
