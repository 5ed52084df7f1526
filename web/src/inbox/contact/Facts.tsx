import { Plus } from 'lucide-react'
import { useState } from 'react'
import { addFact } from '../../api/contacts.ts'
import type { ContactCard, ContactFact } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { FactChange } from './FactChange.tsx'
import { FactEditor } from './FactEditor.tsx'
import { FactLine } from './FactLine.tsx'
import { useContactAct } from './useContact.ts'

/** What the shop's people wrote down of a customer: fields with a name, and notes. */
export function Facts({ contact }: { contact: ContactCard }) {
  const t = useT()
  const act = useContactAct()
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<ContactFact | null>(null)
  const { id, facts } = contact
  const change = editing && (
    <FactChange
      contactId={id}
      seen={editing}
      now={facts.find((fact) => fact.id === editing.id) ?? null}
      onDone={() => setEditing(null)}
    />
  )
  return (
    <div className="flex flex-col gap-2.5">
      {facts.length > 0 && (
        <ul className="flex flex-col gap-2.5">
          {facts.map((fact) =>
            fact.id === editing?.id ? (
              <li key={fact.id}>{change}</li>
            ) : (
              <FactLine key={fact.id} contactId={id} fact={fact} onEdit={() => setEditing(fact)} />
            ),
          )}
        </ul>
      )}
      {facts.every((fact) => fact.id !== editing?.id) && change}
      {adding ? (
        <FactEditor
          onCancel={() => setAdding(false)}
          onSave={async (draft) => {
            if (await act((storeId) => addFact(storeId, id, draft))) setAdding(false)
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
