import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { TimeZoneField } from '../accounts/WelcomePage.tsx'
import { changeMe, changeStore, readStore } from '../api/accounts.ts'
import { problemText } from '../api/problemText.ts'
import type { Store } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useMembers } from '../app/useMembers.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Field } from '../design/Field.tsx'
import { LanguageChips } from '../design/LanguageChips.tsx'
import { Segments } from '../design/Segments.tsx'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useToast } from '../design/Toasts.tsx'
import { languageNames, languages, useI18n, useT } from '../i18n/i18n.tsx'
import { NotificationSettings } from '../notifications/NotificationSettings.tsx'
import { type SendKey, sendKey, setSendKey, setTheme, type Theme, theme } from './preferences.ts'
import { UndoSendChoice } from './UndoSendChoice.tsx'

export function SettingsPage() {
  const t = useT()
  const { platformOperator } = useHere()
  return (
    <main className="page">
      <div className="page-head">
        <h1>{t('nav.settings')}</h1>
      </div>
      <div className="flex flex-col max-w-[44rem]">
        <Part title={t('settings.you')}>
          <Yours />
        </Part>
        <Part title={t('notify.title')}>
          <NotificationSettings />
        </Part>
        <Part title={t('keys.title')}>
          <KeysLink />
        </Part>
        <Part title={t('settings.store')}>
          <StorePart />
        </Part>
        <Part title={t('canned.title')}>
          <CannedLink />
        </Part>
        <Part title={t('macros.title')}>
          <MacrosLink />
        </Part>
        <Part title={t('settings.people')}>
          <People />
        </Part>
        <Part title={t('organise.title')}>
          <p className="text-muted mb-2">{t('organise.settingsLead')}</p>
          <OrganisingLink />
        </Part>
        <Part title={t('teams.title')}>
          <TeamsLink />
        </Part>
        <Part title={t('hours.title')}>
          <HoursLink />
        </Part>
        <Part title={t('closing.title')}>
          <ClosingLink />
        </Part>
        {platformOperator && (
          <Part title={t('platform.title')}>
            <PlatformLink />
          </Part>
        )}
      </div>
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="py-6 border-t border-hair first:border-0 first:pt-0">
      <h2 className="mb-4">{title}</h2>
      {children}
    </section>
  )
}

/** What belongs to the person; each choice holds at once. */
function Yours() {
  const { t, language, setLanguage } = useI18n()
  const queries = useQueryClient()
  const [look, setLook] = useState<Theme>(theme)
  const [key, setKey] = useState<SendKey>(sendKey)
  const keep = useMutation({
    mutationFn: changeMe,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  })
  return (
    <div className="flex flex-col gap-4 items-start">
      <Choice label={t('settings.language')}>
        <Segments
          label={t('settings.language')}
          value={language}
          choices={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          onChoose={(next) => {
            setLanguage(next)
            keep.mutate({ language: next })
          }}
        />
      </Choice>
      <Choice label={t('settings.theme')}>
        <Segments
          label={t('settings.theme')}
          value={look}
          choices={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
          onChoose={(next) => {
            setTheme(next)
            setLook(next)
          }}
        />
      </Choice>
      <Choice label={t('settings.sendBy')}>
        <Segments
          label={t('settings.sendBy')}
          value={key}
          choices={[
            { value: 'enter', label: t('settings.sendByEnter') },
            { value: 'ctrl', label: t('settings.sendByCtrl') },
          ]}
          onChoose={(next) => {
            setSendKey(next)
            setKey(next)
          }}
        />
      </Choice>
      <UndoSendChoice />
    </div>
  )
}

const Choice = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="field">
    <span className="label">{label}</span>
    {children}
  </div>
)

function StorePart() {
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
          <p className="hint">{t('problem.forbidden')}</p>
        )}
      </fieldset>
    </form>
  )
}

function KeysLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <>
      <p className="text-muted mb-2">{t('keys.lead')}</p>
      <Link to="/s/$storeId/settings/keys" params={{ storeId: store.id }} className="link">
        {t('keys.manage')}
      </Link>
    </>
  )
}

function CannedLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <>
      <p className="text-muted mb-2">{t('canned.lead')}</p>
      <Link to="/s/$storeId/settings/canned" params={{ storeId: store.id }} className="link">
        {t('canned.manage')}
      </Link>
    </>
  )
}

function MacrosLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <>
      <p className="text-muted mb-2">{t('macros.lead')}</p>
      <Link to="/s/$storeId/settings/macros" params={{ storeId: store.id }} className="link">
        {t('macros.manage')}
      </Link>
    </>
  )
}

function OrganisingLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <Link to="/s/$storeId/settings/organising" params={{ storeId: store.id }} className="link">
      {t('organise.open')}
    </Link>
  )
}

function TeamsLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <>
      <p className="text-muted mb-2">{t('teams.settingsLead')}</p>
      <Link to="/s/$storeId/settings/teams" params={{ storeId: store.id }} className="link">
        {t('teams.manage')}
      </Link>
    </>
  )
}

function HoursLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <>
      <p className="text-muted mb-2">{t('hours.settingsLead')}</p>
      <Link to="/s/$storeId/settings/hours" params={{ storeId: store.id }} className="link">
        {t('hours.manage')}
      </Link>
    </>
  )
}

function ClosingLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <>
      <p className="text-muted mb-2">{t('closing.settingsLead')}</p>
      <Link to="/s/$storeId/settings/closing" params={{ storeId: store.id }} className="link">
        {t('closing.manage')}
      </Link>
    </>
  )
}

function PlatformLink() {
  const t = useT()
  const { store } = useHere()
  return (
    <Link to="/s/$storeId/settings/deliveries" params={{ storeId: store.id }} className="link">
      {t('platform.deliveries')}
    </Link>
  )
}

function People() {
  const t = useT()
  const query = useMembers()
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={2} avatar />
  return (
    <ul>
      {query.data.items.map((member) => (
        <li key={member.id} className="flex items-center gap-3 py-2.5 border-b border-soft">
          <Avatar name={`${member.firstName} ${member.lastName}`} />
          <div className="grow min-w-0">
            <div className="medium text-ink cut">
              {member.firstName} {member.lastName}
            </div>
            <div className="text-xs text-muted cut">{member.email}</div>
          </div>
          <span className="badge">{t(`settings.${member.role}`)}</span>
        </li>
      ))}
    </ul>
  )
}
