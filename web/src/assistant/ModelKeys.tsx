import { useState } from 'react'
import { missing } from '../accounts/checks.ts'
import { deleteModelKey, putModelKey } from '../api/assistant.ts'
import type { Assistant, ModelProvider } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { useT } from '../i18n/i18n.tsx'
import { KeyForm } from './KeyForm.tsx'
import { KeyRow } from './KeyRow.tsx'

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
  const { store } = useHere()
  const badges = {
    own: { tone: 'success', text: t('assistant.keySaved') },
    none: { tone: '', text: t('assistant.keyMissing') },
  }
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
              name={providerNames[provider]}
              badge={badges[assistant.keys[provider] ? 'own' : 'none']}
              own={assistant.keys[provider]}
              editing={edited === provider}
              onEdit={(editing) => setEdited(editing ? provider : null)}
              remove={() => deleteModelKey(store.id, provider)}
            />
            {edited === provider && (
              <ModelForm provider={provider} assistant={assistant} onDone={() => setEdited(null)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ModelForm({
  provider,
  assistant,
  onDone,
}: {
  provider: ModelProvider
  assistant: Assistant
  onDone: () => void
}) {
  const t = useT()
  const { store } = useHere()
  const own = assistant.provider === provider ? assistant.model : null
  const [model, setModel] = useState(own ?? usualModel[provider])
  return (
    <KeyForm
      name={providerNames[provider]}
      put={(key) => putModelKey(store.id, provider, key, model.trim())}
      complete={model.trim() !== ''}
      beside={(tried) => (
        <Field label={t('assistant.modelName')} wrong={tried ? missing(t, model) : null}>
          {(control) => (
            <input
              {...control}
              className="input"
              spellCheck={false}
              value={model}
              onChange={(event) => setModel(event.target.value)}
            />
          )}
        </Field>
      )}
      onDone={onDone}
    />
  )
}
