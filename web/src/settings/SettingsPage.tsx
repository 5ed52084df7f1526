import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useHere } from '../app/store.tsx'
import { useT } from '../i18n/i18n.tsx'
import type { TextKey } from '../i18n/translate.ts'
import { NotificationSettings } from '../notifications/NotificationSettings.tsx'
import { People } from './People.tsx'
import { StorePart } from './StorePart.tsx'
import { Yours } from './Yours.tsx'

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
        <Door page="keys" title="keys.title" lead="keys.lead" enter="keys.manage" />
        <Part title={t('settings.store')}>
          <StorePart />
        </Part>
        <Door page="canned" title="canned.title" lead="canned.lead" enter="canned.manage" />
        <Door page="macros" title="macros.title" lead="macros.lead" enter="macros.manage" />
        <Part title={t('settings.people')}>
          <People />
        </Part>
        <Door page="organising" title="organise.title" lead="organise.settingsLead" enter="organise.open" />
        <Door page="teams" title="teams.title" lead="teams.settingsLead" enter="teams.manage" />
        <Door page="hours" title="hours.title" lead="hours.settingsLead" enter="hours.manage" />
        <Door page="closing" title="closing.title" lead="closing.settingsLead" enter="closing.manage" />
        {platformOperator && <Door page="deliveries" title="platform.title" enter="platform.deliveries" />}
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

interface DoorProps {
  page: 'keys' | 'canned' | 'macros' | 'organising' | 'teams' | 'hours' | 'closing' | 'deliveries'
  title: TextKey
  lead?: TextKey
  enter: TextKey
}

/** A part that is settled on a page of its own. */
function Door({ page, title, lead, enter }: DoorProps) {
  const t = useT()
  const { store } = useHere()
  return (
    <Part title={t(title)}>
      {lead && <p className="text-muted mb-2">{t(lead)}</p>}
      <Link to={`/s/$storeId/settings/${page}`} params={{ storeId: store.id }} className="link">
        {t(enter)}
      </Link>
    </Part>
  )
}
