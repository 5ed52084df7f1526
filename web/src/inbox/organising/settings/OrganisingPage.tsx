import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useHere } from '../../../app/store.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { LabelSettings } from './LabelSettings.tsx'
import { StageSettings } from './StageSettings.tsx'

/** The store's own words for its conversations. Operators see them; owners and admins change them. */
export function OrganisingPage() {
  const t = useT()
  const { store } = useHere()
  const mayChange = store.role !== 'operator'
  return (
    <main className="page">
      <div className="page-head">
        <Link
          to="/s/$storeId/settings"
          params={{ storeId: store.id }}
          className="icon-btn"
          aria-label={t('common.back')}
        >
          <ChevronLeft aria-hidden="true" />
        </Link>
        <h1 className="grow basis-0 min-w-0">{t('organise.title')}</h1>
      </div>
      <fieldset className="flex flex-col gap-8 max-w-[44rem]" disabled={!mayChange}>
        {!mayChange && <p className="hint">{t('problem.forbidden')}</p>}
        <LabelSettings />
        <StageSettings />
      </fieldset>
    </main>
  )
}
