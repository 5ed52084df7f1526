import { type FormEvent, useState } from 'react'
import type { FactDraft } from '../../api/contacts.ts'
import { Field } from '../../design/Field.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { Meanwhile } from './Meanwhile.tsx'

interface Props {
  fact?: FactDraft
  /** What a colleague has made of it since the writing began. */
  meanwhile?: string | null
  onSave: (draft: FactDraft) => Promise<void>
  onCancel: () => void
}

export function FactEditor({ fact, meanwhile, onSave, onCancel }: Props) {
  const t = useT()
  const [name, setName] = useState(fact?.name ?? '')
  const [value, setValue] = useState(fact?.value ?? '')
  const [saving, setSaving] = useState(false)
  const save = async () => {
    if (value.trim() === '') return
    setSaving(true)
    await onSave({ name: name.trim() || null, value: value.trim() })
    setSaving(false)
  }
  return (
    <form
      className="flex flex-col gap-2.5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (!meanwhile) void save()
      }}
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <Field label={t('contact.factName')} hint={t('contact.factNameHint')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('contact.factValue')}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={2}
            maxLength={2000}
            required
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      {meanwhile ? (
        <Meanwhile said={meanwhile} onKeep={onCancel} onReplace={() => void save()} />
      ) : (
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" className="btn small" onClick={onCancel}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="btn small filled" disabled={saving || value.trim() === ''}>
            {t('common.save')}
          </button>
        </div>
      )}
    </form>
  )
}
