import { Link, useMatchRoute, useSearch } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { HealthDot } from '../channels/HealthDot.tsx'
import { useT } from '../i18n/i18n.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { shopSections } from './sections.ts'
import { useHere } from './store.tsx'

/** The sections on a phone, under the thumb; an open conversation has the whole screen for itself. */
export function TabBar({ waiting }: { waiting: number }) {
  const t = useT()
  const { store } = useHere()
  const matches = useMatchRoute()
  const search = useSearch({ strict: false })
  if ('conv' in search && search.conv) return null
  return (
    <nav className="tabbar" aria-label={t('nav.label')}>
      {shopSections.map(({ name, to, Icon }) => (
        <Link
          key={name}
          to={to}
          params={{ storeId: store.id, view: 'waiting' }}
          className="tabbar-link"
          aria-current={matches({ to, params: { storeId: store.id }, fuzzy: true }) ? 'page' : undefined}
        >
          <Icon className="large" aria-hidden="true" />
          <span className="words">{t(`nav.${name}`)}</span>
          {name === 'inbox' && waiting > 0 && (
            <span className="count" title={t('nav.waiting', { count: waiting })}>
              {waiting}
            </span>
          )}
        </Link>
      ))}
      <AccountMenu
        className="tabbar-link"
        side="top"
        trigger={
          <>
            <Menu className="large" aria-hidden="true" />
            <span className="words">{t('common.more')}</span>
            <HealthDot onlyTrouble />
          </>
        }
      />
    </nav>
  )
}
