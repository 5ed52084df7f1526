import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { missing } from '../accounts/checks.ts'
import { Refusal } from '../accounts/SignInPage.tsx'
import { deleteModelKey, putModelKey } from '../api/assistant.ts'
import type { Assistant, ModelProvider } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'

const providers: readonly ModelProvider[] = ['openai', 'anthropic', 'google']
const providerNames: Record<ModelProvider, string> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
}
const usualModel: Record<ModelProvider, string> = {
  openai: 'gpt-5-mini',
  anthropic: 'claude-haiku-4-5',
  google: 'gemini-2.5-flash',
}

/** The shop's own keys; the one saved last answers. */
export function ModelKeys({ assistant }: { assistant: Assistant }) {
  const t = useT()
  const [edited, setEdited] = useState<ModelProvider | null>(null)
  return (
    <section className="mt-8 pt-6 border-t border-hair">
      <h2>{t('assistant.model')}</h2>
      <p className={`mt-1 mb-3 text-sm ${assistant.model ? 'text-muted' : 'text-attention'}`}>
        {assistant.provider && assistant.model
          ? t('assistant.modelNow', { model: `${providerNames[assistant.provider]} ${assistant.model}` })
          : t('assistant.modelNone')}
      </p>
      <ul className="border-t border-hair">
        {providers.map((provider) => (
          <li key={provider} className="border-b border-hair py-3">
            <KeyRow
              provider={provider}
              has={assistant.keys[provider]}
              editing={edited === provider}
              onEdit={(editing) => setEdited(editing ? provider : null)}
            />
            {edited === provider && (
              <KeyForm
                provider={provider}
                model={assistant.provider === provider ? assistant.model : null}
                onDone={() => setEdited(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface KeyRowProps {
  provider: ModelProvider
  has: boolean
  editing: boolean
  onEdit: (editing: boolean) => void
}

function KeyRow({ provider, has, editing, onEdit }: KeyRowProps) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const remove = useMutation({
    mutationFn: () => deleteModelKey(store.id, provider),
    onSuccess: async () => {
      toast(t('assistant.keyRemoved'))
      await queries.invalidateQueries({ queryKey: ['assistant', store.id] })
    },
  })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="medium text-ink w-24">{providerNames[provider]}</span>
      <span className="grow">
        <span className={`badge ${has ? 'success' : ''}`}>
          {t(has ? 'assistant.keySaved' : 'assistant.keyMissing')}
        </span>
      </span>
      {has && (
        <button
          type="button"
          className="btn quiet small"
          aria-label={t('assistant.keyRemove', { provider: providerNames[provider] })}
          onClick={() => remove.mutate()}
        >
          {t('common.remove')}
        </button>
      )}
      <button type="button" className="btn small" aria-expanded={editing} onClick={() => onEdit(!editing)}>
        {t(editing ? 'common.cancel' : has ? 'assistant.keyReplace' : 'assistant.keyAdd')}
      </button>
      {remove.isError && <Refusal error={remove.error} />}
    </div>
  )
}

interface KeyFormProps {
  provider: ModelProvider
  model: string | null
  onDone: () => void
}

function KeyForm({ provider, model, onDone }: KeyFormProps) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [key, setKey] = useState('')
  const [name, setName] = useState(model ?? usualModel[provider])
  const [tried, setTried] = useState(false)
  const put = useMutation({
    mutationFn: () => putModelKey(store.id, provider, key.trim(), name.trim()),
    onSuccess: async () => {
      toast(t('assistant.keyWorks'))
      await queries.invalidateQueries({ queryKey: ['assistant', store.id] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (key.trim() && name.trim()) put.mutate()
  }
  return (
    <form className="mt-3 flex flex-col gap-3 max-w-[28rem]" onSubmit={submit} noValidate>
      <Field
        label={t('assistant.key', { provider: providerNames[provider] })}
        hint={t('assistant.keyHint')}
        wrong={tried ? missing(t, key) : null}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="off"
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('assistant.modelName')} wrong={tried ? missing(t, name) : null}>
        {(control) => (
          <input
            {...control}
            className="input"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {put.isError && <Refusal error={put.error} />}
      <div>
        <button type="submit" className="btn soft" aria-busy={put.isPending}>
          {t('assistant.keyTry')}
        </button>
      </div>
    </form>
  )
}
