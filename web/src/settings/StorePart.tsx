import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { TimeZoneField } from '../accounts/WelcomePage.tsx'
import { changeStore, readStore } from '../api/accounts.ts'
import { forbiddenText, problemText } from '../api/problemText.ts'
import type { Store } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { Field } from '../design/Field.tsx'
import { LanguageChips } from '../design/LanguageChips.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useToast } from '../design/Toasts.tsx'
import { useT } from '../i18n/i18n.tsx'

/** What the store calls itself, and where and in which languages it works. */
export function StorePart() {
  const { store } = useHere()
  const query = useQuery({ queryKey: ['store', store.id], queryFn: () => readStore(store.id) })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={3} />
  return <StoreForm key={query.data.id} store={query.data} />
}

function StoreForm({ store }: { store: Store }) {
  const t = useT()
  const toast = useToast()
  const queries = useQueryClient()
  const { store: here } = useHere()
  const [draft, setDraft] = useState({
    name: store.name,
    timeZone: store.timeZone,
    languages: store.languages,
  })
  const save = useMutation({
    mutationFn: () => changeStore(store.id, draft),
    onSuccess: async () => {
      toast(t('common.saved'))
      await queries.invalidateQueries({ queryKey: ['store', store.id] })
      await queries.invalidateQueries({ queryKey: ['me'] })
    },
  })
  const mayChange = here.role !== 'operator'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="flex flex-col gap-4 max-w-[28rem]" onSubmit={submit}>
      <fieldset className="contents" disabled={!mayChange}>
        <Field label={t('welcome.name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={draft.name}
              required
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <TimeZoneField value={draft.timeZone} onChange={(timeZone) => setDraft({ ...draft, timeZone })} />
        <LanguageChips
          label={t('welcome.languages')}
          chosen={draft.languages}
          onChange={(chosen) => setDraft({ ...draft, languages: chosen })}
        />
        <p className="text-sm text-muted">
          {t('settings.currency')}: <span className="text-ink">{store.currency}</span>
        </p>
        {save.isError && (
          <p className="wrong" role="alert">
            {problemText(t, save.error)}
          </p>
        )}
        {mayChange ? (
          <div>
            <button type="submit" className="btn filled" aria-busy={save.isPending}>
              {t('common.save')}
            </button>
          </div>
        ) : (
          <p className="hint">{forbiddenText(t)}</p>
        )}
      </fieldset>
    </form>
  )
}
