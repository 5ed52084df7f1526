import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useHere } from '../app/store.tsx'
import { useT } from '../i18n/i18n.tsx'

/** The head of a page of the settings: the way back, what it is, and what can be done to all of it. */
export function SettingsHead({ title, children }: { title: string; children?: ReactNode }) {
  const t = useT()
  const { store } = useHere()
  return (
    <div className="page-head">
      <Link
        to="/s/$storeId/settings"
        params={{ storeId: store.id }}
        className="icon-btn"
        aria-label={t('common.back')}
      >
        <ChevronLeft aria-hidden="true" />
      </Link>
      <h1 className="grow basis-0 min-w-0">{title}</h1>
      {children}
    </div>
  )
}
