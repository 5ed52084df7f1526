import { addFact, changeFact } from '../../api/contacts.ts'
import type { ContactFact } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { FactEditor } from './FactEditor.tsx'
import { useContactAct } from './useContact.ts'

interface Props {
  contactId: string
  /** As it stood when the writing began. */
  seen: ContactFact
  /** As it stands; null when a colleague has removed it. */
  now: ContactFact | null
  onDone: () => void
}

/** Writes a field or a note anew. What a colleague made of it meanwhile is shown, and what is being written stays. */
export function FactChange({ contactId, seen, now, onDone }: Props) {
  const t = useT()
  const act = useContactAct()
  const changed = now !== null && now.version > seen.version
  const meanwhile = changed
    ? t('contact.factMeanwhile', { name: now.by.name, value: now.value })
    : now === null
      ? t('contact.factGone')
      : null
  return (
    <FactEditor
      fact={seen}
      meanwhile={meanwhile}
      onCancel={onDone}
      onSave={async (draft) => {
        const saved = await act((storeId) =>
          now
            ? changeFact(storeId, contactId, changed ? now : seen, draft)
            : addFact(storeId, contactId, draft),
        )
        if (saved) onDone()
      }}
    />
  )
}
