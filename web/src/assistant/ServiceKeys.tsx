import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { missing } from '../accounts/checks.ts'
import { Refusal } from '../accounts/SignInPage.tsx'
import { deleteServiceKey, putServiceKey, readServices } from '../api/assistant.ts'
import type { Service } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'

type Name = Service['service']

const names: Record<Name, string> = { elevenlabs: 'ElevenLabs', voyage: 'Voyage AI' }
const purposes: Record<Name, TextKey> = {
  elevenlabs: 'services.elevenlabs',
  voyage: 'services.voyage',
}
const badges: Record<Service['key'], { tone: string; text: TextKey }> = {
  own: { tone: 'success', text: 'assistant.keySaved' },
  platform: { tone: 'info', text: 'services.platform' },
  none: { tone: '', text: 'assistant.keyMissing' },
}

/** The shop's own keys for voice to text and search by meaning. */
export function ServiceKeys() {
  const t = useT()
  const { store } = useHere()
  const query = useQuery({
    queryKey: ['assistant', store.id, 'services'],
    queryFn: () => readServices(store.id),
  })
  return (
    <section className="mt-8 pt-6 border-t border-hair">
      <h2>{t('services.title')}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">{t('services.lead')}</p>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonRows rows={2} />}
      {query.data && (
        <ul className="border-t border-hair">
          {query.data.items.map((service) => (
            <li key={service.service} className="border-b border-hair py-3">
              <ServiceRow service={service} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function ServiceRow({ service: { service, key, problem } }: { service: Service }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [editing, setEditing] = useState(false)
  const remove = useMutation({
    mutationFn: () => deleteServiceKey(store.id, service),
    onSuccess: async () => {
      toast(t('assistant.keyRemoved'))
      await queries.invalidateQueries({ queryKey: ['assistant', store.id] })
    },
  })
  const own = key === 'own'
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="medium text-ink w-24">{names[service]}</span>
        <span className="grow">
          <span className={`badge ${problem ? 'danger' : badges[key].tone}`}>{t(badges[key].text)}</span>
        </span>
        {own && (
          <button
            type="button"
            className="btn quiet small"
            aria-label={t('assistant.keyRemove', { provider: names[service] })}
            aria-busy={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('common.remove')}
          </button>
        )}
        <button
          type="button"
          className="btn small"
          aria-expanded={editing}
          onClick={() => setEditing(!editing)}
        >
          {t(editing ? 'common.cancel' : own ? 'assistant.keyReplace' : 'assistant.keyAdd')}
        </button>
      </div>
      <p className="mt-1 text-sm text-muted">{t(purposes[service])}</p>
      {problem && (
        <p className="mt-1 text-sm text-danger" role="status">
          {t(problem === 'no_quota' ? 'services.noQuota' : 'services.keyRefused')}
        </p>
      )}
      {remove.isError && <Refusal error={remove.error} />}
      {editing && <ServiceForm service={service} onDone={() => setEditing(false)} />}
    </>
  )
}

function ServiceForm({ service, onDone }: { service: Name; onDone: () => void }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store } = useHere()
  const [key, setKey] = useState('')
  const [tried, setTried] = useState(false)
  const put = useMutation({
    mutationFn: () => putServiceKey(store.id, service, key.trim()),
    onSuccess: async () => {
      toast(t('assistant.keyWorks'))
      await queries.invalidateQueries({ queryKey: ['assistant', store.id] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (key.trim()) put.mutate()
  }
  return (
    <form className="mt-3 flex flex-col gap-3 max-w-[28rem]" onSubmit={submit} noValidate>
      <Field
        label={t('assistant.key', { provider: names[service] })}
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
      {put.isError && <Refusal error={put.error} />}
      <div>
        <button type="submit" className="btn soft" aria-busy={put.isPending}>
          {t('assistant.keyTry')}
        </button>
      </div>
    </form>
  )
}
