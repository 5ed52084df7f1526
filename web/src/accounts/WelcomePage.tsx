import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { createStore, type StoreDraft } from '../api/accounts.ts'
import type { Language } from '../api/types.ts'
import { AssistantAvatar } from '../design/Avatar.tsx'
import { Field } from '../design/Field.tsx'
import { LanguageChips } from '../design/LanguageChips.tsx'
import { Mark } from '../design/Mark.tsx'
import { useT } from '../i18n/i18n.tsx'
import { missing } from './checks.ts'
import { type Country, countries, currencies, timeZones } from './countries.ts'
import { LanguageChoice } from './Door.tsx'
import { Refusal } from './SignInPage.tsx'

const start: StoreDraft = {
  name: '',
  country: 'KG',
  ...countries.KG,
  languages: ['ru', 'ky'] satisfies Language[],
}
const countryCodes = Object.keys(countries) as Country[]

/** Opens a store: a name, a place, the languages of its customers. Nothing is kept until the button. */
export function WelcomePage() {
  const t = useT()
  const go = useNavigate()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => createStore({ ...draft, name: draft.name.trim() }),
    onSuccess: async (store) => {
      await queries.resetQueries({ queryKey: ['me'] })
      await go({ to: '/s/$storeId/channels', params: { storeId: store.id } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing(t, draft.name)) create.mutate()
  }
  const change = (part: Partial<StoreDraft>) => setDraft({ ...draft, ...part })

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(0,1fr)_31rem]">
      <main className="px-4 py-5 md:px-16 md:py-9 flex flex-col gap-6">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex items-center gap-2.5 strong text-ink text-lg">
            <span className="text-accent">
              <Mark />
            </span>
            Tutum
          </p>
          <LanguageChoice keep />
        </div>
        <form
          className="big-fields flex flex-col gap-5 w-full max-w-[36rem] lg:my-auto"
          onSubmit={submit}
          noValidate
        >
          <div>
            <h1 className="text-3xl">{t('welcome.title')}</h1>
            <p className="mt-2 text-lg text-muted">{t('welcome.lead')}</p>
          </div>
          <Field
            label={t('welcome.name')}
            hint={t('welcome.nameHint')}
            wrong={tried ? missing(t, draft.name) : null}
          >
            {(control) => (
              <input
                {...control}
                className="input"
                autoComplete="organization"
                value={draft.name}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <div className="grid sm:grid-cols-2 gap-5">
            <Field label={t('welcome.country')}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={draft.country}
                  onChange={(event) => {
                    const country = event.target.value as Country
                    change({ country, ...countries[country] })
                  }}
                >
                  {countryCodes.map((code) => (
                    <option key={code} value={code}>
                      {t(`welcome.${code}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label={t('welcome.currency')} hint={t('welcome.currencyHint')}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={draft.currency}
                  onChange={(event) => change({ currency: event.target.value })}
                >
                  {currencies.map((code) => (
                    <option key={code}>{code}</option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <TimeZoneField value={draft.timeZone} onChange={(timeZone) => change({ timeZone })} />
          <LanguageChips
            label={t('welcome.languages')}
            chosen={draft.languages}
            onChange={(languages) => change({ languages })}
          />
          {create.isError && <Refusal error={create.error} />}
          <div>
            <button type="submit" className="btn filled big w-full sm:w-auto" aria-busy={create.isPending}>
              {t('welcome.act')}
            </button>
          </div>
        </form>
      </main>
      <NextSteps />
    </div>
  )
}

export function TimeZoneField({ value, onChange }: { value: string; onChange: (timeZone: string) => void }) {
  const t = useT()
  return (
    <Field label={t('welcome.timeZone')}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {!timeZones.includes(value) && <option>{value}</option>}
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      )}
    </Field>
  )
}

function NextSteps() {
  const t = useT()
  return (
    <aside className="bg-sunken border-t lg:border-t-0 lg:border-l border-hair px-4 py-8 md:px-9 flex flex-col gap-6">
      <div>
        <h2>{t('welcome.nextTitle')}</h2>
        <ol className="card mt-4 px-4">
          {([1, 2, 3] as const).map((step) => (
            <li key={step} className="flex gap-4 items-center py-3 border-b border-soft last:border-0">
              <span className="num text-2xl text-accent strong w-6">{step}</span>
              <span>
                <span className="block text-lg medium text-ink">{t(`welcome.next${step}`)}</span>
                <span className="block text-sm text-muted">{t(`welcome.next${step}More`)}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
      <p className="stitch mt-auto flex items-center gap-3 bg-ai-soft text-ink p-4 pr-6 rounded-md">
        <AssistantAvatar name={t('welcome.assistantInitial')} />
        {t('welcome.promise')}
      </p>
    </aside>
  )
}
