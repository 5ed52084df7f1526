import { Check, Pencil, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { renameContact } from '../../api/contacts.ts'
import type { Contact } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { contactName } from '../words.ts'
import { useContactAct } from './useContact.ts'

/** What the customer is called here; changed in its place. Empty, it is again what the channel says. */
export function NameLine({ contact }: { contact: Contact }) {
  const t = useT()
  const act = useContactAct()
  const [draft, setDraft] = useState<string | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const name = draft?.trim() || null
    if (await act((storeId) => renameContact(storeId, contact.id, name))) setDraft(null)
  }
  if (draft === null)
    return (
      <div className="flex items-center gap-1">
        <h2 className="text-lg min-w-0 break-words">{contactName(t, contact)}</h2>
        <button
          type="button"
          className="icon-btn small"
          aria-label={t('contact.rename')}
          title={t('contact.rename')}
          onClick={() => setDraft(contact.name ?? '')}
        >
          <Pencil className="small" aria-hidden="true" />
        </button>
      </div>
    )
  return (
    <form
      className="flex items-center gap-1"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        setDraft(null)
      }}
    >
      <input
        className="input"
        aria-label={t('contact.rename')}
        maxLength={120}
        // biome-ignore lint/a11y/noAutofocus: it opens where somebody pressed to write
        autoFocus
        value={draft}
        placeholder={t('contact.nameHint')}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button type="submit" className="icon-btn small" aria-label={t('common.save')}>
        <Check className="small" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-btn small"
        aria-label={t('common.cancel')}
        onClick={() => setDraft(null)}
      >
        <X className="small" aria-hidden="true" />
      </button>
    </form>
  )
}
