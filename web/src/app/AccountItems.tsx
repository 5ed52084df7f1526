import { Menu } from '@base-ui/react/menu'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChartNoAxesColumn, Check, LogOut, Plug, Plus, Settings } from 'lucide-react'
import { signOut } from '../api/accounts.ts'
import { HealthDot } from '../channels/HealthDot.tsx'
import type { Hung } from '../design/MenuButton.tsx'
import { PopMenu } from '../design/PopMenu.tsx'
import { useT } from '../i18n/i18n.tsx'
import { TakesChats } from '../inbox/teams/TakesChats.tsx'
import { StatusItems } from '../presence/StatusItems.tsx'
import { leaveNothing } from './session.ts'
import { useHere } from './store.tsx'

interface Props extends Hung {
  side: 'right' | 'top'
}

/** The person, the stores to switch between, and the way out. */
export function AccountItems({ side, ...hung }: Props) {
  const t = useT()
  const go = useNavigate()
  const queries = useQueryClient()
  const { person, store, stores } = useHere()
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      // What still stands would ask anew for what is taken from it, so it goes first.
      queries.removeQueries({ queryKey: ['me'] })
      await go({ to: '/sign-in' })
      await leaveNothing(queries)
    },
  })
  const params = { storeId: store.id }

  return (
    <PopMenu {...hung} label={t('nav.account')} side={side} align="end" sideOffset={8}>
      <div className="px-3 pt-2">
        <div className="strong">
          {person.firstName} {person.lastName}
        </div>
        <div className="text-xs text-muted">{person.email}</div>
      </div>
      <StatusItems />
      <TakesChats />
      <div className="pop-label">{t('nav.stores')}</div>
      {stores.map((each) => (
        <Menu.Item
          key={each.id}
          className="pop-item"
          onClick={() =>
            void go({ to: '/s/$storeId/inbox/$view', params: { storeId: each.id, view: 'waiting' } })
          }
        >
          <span className="grow cut">{each.name}</span>
          {each.id === store.id && <Check className="small text-accent" aria-hidden="true" />}
        </Menu.Item>
      ))}
      <Menu.Item className="pop-item text-muted" onClick={() => void go({ to: '/welcome' })}>
        <Plus className="small" aria-hidden="true" />
        {t('nav.newStore')}
      </Menu.Item>
      <div className="pop-line" />
      {store.role !== 'operator' && (
        <Menu.Item className="pop-item" onClick={() => void go({ to: '/s/$storeId/reports', params })}>
          <ChartNoAxesColumn className="small" aria-hidden="true" />
          {t('nav.reports')}
        </Menu.Item>
      )}
      <Menu.Item className="pop-item" onClick={() => void go({ to: '/s/$storeId/channels', params })}>
        <Plug className="small" aria-hidden="true" />
        <span className="grow">{t('nav.channels')}</span>
        <HealthDot onlyTrouble />
      </Menu.Item>
      <Menu.Item className="pop-item" onClick={() => void go({ to: '/s/$storeId/settings', params })}>
        <Settings className="small" aria-hidden="true" />
        {t('nav.settings')}
      </Menu.Item>
      <Menu.Item className="pop-item" onClick={() => leave.mutate()}>
        <LogOut className="small" aria-hidden="true" />
        {t('nav.signOut')}
      </Menu.Item>
    </PopMenu>
  )
}
