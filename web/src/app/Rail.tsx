import { Link, useMatchRoute } from '@tanstack/react-router'
import { Keyboard, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { HealthDot } from '../channels/HealthDot.tsx'
import { useChannelsState } from '../channels/useChannelsState.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Mark } from '../design/Mark.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useCaps, useKeysHere } from '../keys/context.ts'
import { Dot } from '../presence/StatusDot.tsx'
import { useMyStatus } from '../presence/useColleagues.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { reportsSection, setupSections, shopSections } from './sections.ts'
import { useHere } from './store.tsx'
import { useWide } from './useWide.ts'

const choiceKey = 'tutum.rail'

/** The sections. Open with names by default on wide screens except in the inbox; the person's choice is kept. */
export function Rail({ waiting }: { waiting: number }) {
  const t = useT()
  const caps = useCaps()
  const { registry } = useKeysHere()
  const { person, store } = useHere()
  const inInbox = Boolean(useMatchRoute()({ to: '/s/$storeId/inbox/$view', fuzzy: true }))
  const wide = useWide('80rem')
  const status = useMyStatus()
  const [choice, setChoice] = useState(() => localStorage.getItem(choiceKey))
  const open = choice === null ? wide && !inInbox : choice === 'open'

  const turn = () => {
    const next = open ? 'closed' : 'open'
    localStorage.setItem(choiceKey, next)
    setChoice(next)
  }
  const Turn = open ? PanelLeftClose : PanelLeftOpen

  return (
    <nav className={open ? 'rail open' : 'rail'} aria-label={t('nav.label')}>
      <div className="rail-mark">
        <Mark />
        <span className="words">Tutum</span>
      </div>
      {shopSections.map((section) => (
        <SectionLink key={section.name} section={section} waiting={section.name === 'inbox' ? waiting : 0} />
      ))}
      {store.role !== 'operator' && <SectionLink section={reportsSection} waiting={0} />}
      <div className="grow" />
      {setupSections.map((section) =>
        section.name === 'channels' ? (
          <ChannelsLink key={section.name} section={section} />
        ) : (
          <SectionLink key={section.name} section={section} waiting={0} />
        ),
      )}
      <button
        type="button"
        className="rail-link"
        onClick={() => registry.find('sheet')?.()}
        title={caps.tip(t('keys.title'), 'sheet')}
        aria-haspopup="dialog"
      >
        <Keyboard aria-hidden="true" />
        <span className="words">{t('keys.title')}</span>
      </button>
      <button
        type="button"
        className="rail-link"
        onClick={turn}
        title={t(open ? 'nav.narrow' : 'nav.widen')}
        aria-expanded={open}
      >
        <Turn aria-hidden="true" />
        <span className="words">{t('nav.narrow')}</span>
      </button>
      <AccountMenu
        className="rail-link mt-1"
        side="right"
        trigger={
          <>
            <span className="-ml-1.5 -mr-0.5 with-presence">
              <Avatar name={`${person.firstName} ${person.lastName}`} size="small" />
              <Dot status={status} />
            </span>
            <span className="words min-w-0">
              <span className="block cut text-on-rail">{person.firstName}</span>
              <span className="block cut text-xs">{store.name}</span>
            </span>
          </>
        }
      />
    </nav>
  )
}

type Section = (typeof shopSections)[number]

/** Says how the channels are before anybody goes there. */
function ChannelsLink({ section }: { section: Section }) {
  const t = useT()
  const state = useChannelsState()
  const label = state ? `${t('nav.channels')}: ${state.told}` : t('nav.channels')
  return <SectionLink section={section} waiting={0} label={label} mark={<HealthDot />} />
}

interface LinkProps {
  section: Section
  waiting: number
  /** Where there is more to say than its name. */
  label?: string
  mark?: ReactNode
}

function SectionLink({ section: { name, to, Icon }, waiting, label, mark }: LinkProps) {
  const t = useT()
  const { store } = useHere()
  const active = Boolean(useMatchRoute()({ to, params: { storeId: store.id }, fuzzy: true }))
  return (
    <Link
      to={to}
      params={{ storeId: store.id, view: 'waiting' }}
      className="rail-link"
      title={label ?? t(`nav.${name}`)}
      aria-label={label}
      aria-current={active ? 'page' : undefined}
    >
      <Icon aria-hidden="true" />
      <span className="words min-w-0 [overflow-wrap:anywhere]">{t(`nav.${name}`)}</span>
      {mark}
      {waiting > 0 && (
        <>
          <span className="dot" aria-hidden="true" />
          <span className="count" title={t('nav.waiting', { count: waiting })}>
            {waiting}
          </span>
        </>
      )}
    </Link>
  )
}
