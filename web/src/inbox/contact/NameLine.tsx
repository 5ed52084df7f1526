import { Check, Pencil, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { changeContact } from '../../api/contacts.ts'
import type { Contact } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { contactName } from '../words.ts'
import { Meanwhile } from './Meanwhile.tsx'
import { useContact, useContactAct } from './useContact.ts'

interface Draft {
  text: string
  /** As it stood when the writing began. */
  seen: { name: string | null; version: number }
}

/**
 * What the customer is called here; changed in its place. Empty, it is again what the channel says. Named otherwise by a
 * colleague meanwhile, that is shown, and the writer says which of the two it is to be.
 */
export function NameLine({ contact }: { contact: Pick<Contact, 'id' | 'name'> }) {
  const t = useT()
  const act = useContactAct()
  const card = useContact(contact.id).data
  const [draft, setDraft] = useState<Draft | null>(null)
  const close = () => setDraft(null)
  const save = async (text: string, version: number) => {
    const name = text.trim() || null
    if (await act((storeId) => changeContact(storeId, contact.id, { version, name }))) close()
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
          disabled={!card}
          onClick={() => card && setDraft({ text: contact.name ?? '', seen: card })}
        >
          <Pencil className="small" aria-hidden="true" />
        </button>
      </div>
    )
  const { text, seen } = draft
  const named = card && card.name !== seen.name && card.version > seen.version ? card : null
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!named) void save(text, seen.version)
      }}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <span className="flex items-center gap-1">
        <input
          className="input"
          aria-label={t('contact.rename')}
          maxLength={120}
          // biome-ignore lint/a11y/noAutofocus: it opens where somebody pressed to write
          autoFocus
          value={text}
          placeholder={t('contact.nameHint')}
          onChange={(event) => setDraft({ text: event.target.value, seen })}
        />
        {!named && (
          <>
            <button type="submit" className="icon-btn small" aria-label={t('common.save')}>
              <Check className="small" aria-hidden="true" />
            </button>
            <button type="button" className="icon-btn small" aria-label={t('common.cancel')} onClick={close}>
              <X className="small" aria-hidden="true" />
            </button>
          </>
        )}
      </span>
      {named && (
        <Meanwhile
          said={t('contact.namedMeanwhile', { name: contactName(t, named) })}
          onKeep={close}
          onReplace={() => void save(text, named.version)}
        />
      )}
    </form>
  )
}
