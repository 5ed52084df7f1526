import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../accounts/SignInPage.tsx'
import { type AssistantChange, changeAssistant } from '../api/assistant.ts'
import type { Assistant } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { LanguageChips } from '../design/LanguageChips.tsx'
import { useToast } from '../design/Toasts.tsx'
import { Toggle } from '../design/Toggle.tsx'
import { useT } from '../i18n/i18n.tsx'
import { DraftsToggle } from '../inbox/drafts/DraftsToggle.tsx'

/** Whether the assistant answers holds at once; the character waits for the button. */
export function CharacterForm({ assistant }: { assistant: Assistant }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const { name, tone, instructions, languages } = assistant
  const [draft, setDraft] = useState({ name, tone, instructions, languages })
  const save = useMutation({
    mutationFn: (change: AssistantChange) => changeAssistant(store.id, change),
    onSuccess: (saved) => {
      queries.setQueryData(['assistant', store.id], saved)
      toast(t('common.saved'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  return (
    <form className="flex flex-col gap-5" onSubmit={submit}>
      <div className="flex flex-col gap-4 border-y border-hair py-4">
        <Toggle
          label={t('assistant.enabled')}
          hint={t('assistant.enabledHint')}
          on={assistant.enabled}
          onChange={(enabled) => save.mutate({ enabled })}
        />
        <DraftsToggle />
      </div>
      <h2>{t('assistant.character')}</h2>
      <div className="grid sm:grid-cols-2 gap-4">
        <Field label={t('assistant.name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              required
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('assistant.tone')} hint={t('assistant.toneHint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={draft.tone}
              onChange={(event) => setDraft({ ...draft, tone: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t('assistant.instructions')} hint={t('assistant.instructionsHint')}>
        {(control) => (
          <textarea
            {...control}
            className="input min-h-32 field-sizing-content"
            value={draft.instructions}
            onChange={(event) => setDraft({ ...draft, instructions: event.target.value })}
          />
        )}
      </Field>
      <LanguageChips
        label={t('assistant.languages')}
        chosen={draft.languages}
        onChange={(chosen) => setDraft({ ...draft, languages: chosen })}
      />
      {save.isError && <Refusal error={save.error} />}
      <div>
        <button type="submit" className="btn filled" aria-busy={save.isPending}>
          {t('common.save')}
        </button>
      </div>
    </form>
  )
}
