import { Plus } from 'lucide-react'
import { useState } from 'react'
import { addFact } from '../../api/contacts.ts'
import type { ContactCard } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { FactEditor } from './FactEditor.tsx'
import { FactLine } from './FactLine.tsx'
import { useContactAct } from './useContact.ts'

/** What the shop's people wrote down of a customer: fields with a name, and notes. */
export function Facts({ contact }: { contact: ContactCard }) {
  const t = useT()
  const act = useContactAct()
  const [adding, setAdding] = useState(false)
  return (
    <div className="flex flex-col gap-2.5">
      {contact.facts.length > 0 && (
        <ul className="flex flex-col gap-2.5">
          {contact.facts.map((fact) => (
            <FactLine key={fact.id} contactId={contact.id} fact={fact} />
          ))}
        </ul>
      )}
      {adding ? (
        <FactEditor
          onCancel={() => setAdding(false)}
          onSave={async (draft) => {
            if (await act((storeId) => addFact(storeId, contact.id, draft))) setAdding(false)
          }}
        />
      ) : (
        <button type="button" className="btn quiet small self-start -ml-2" onClick={() => setAdding(true)}>
          <Plus className="small" aria-hidden="true" />
          {t('contact.addFact')}
        </button>
      )}
    </div>
  )
}
