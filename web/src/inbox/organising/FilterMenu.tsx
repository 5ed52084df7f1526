import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight, ListFilter } from 'lucide-react'
import { useT } from '../../i18n/i18n.tsx'
import type { Filtering, FilterName } from './useFilters.ts'

const nested = ['channel', 'assignee', 'team', 'label', 'stage', 'language', 'speaker', 'product'] as const

const flags = ['unread', 'late'] as const

/** Each matter with its choices; what is chosen already is taken out again by choosing it once more. */
export function FilterMenu({ filters }: { filters: Filtering }) {
  const t = useT()
  const { choices, narrowing, set } = filters
  return (
    <Menu.Root>
      <Menu.Trigger
        className={`icon-btn small max-md:size-10! ${filters.active.length > 0 ? 'on' : ''}`}
        title={t('organise.filters')}
        aria-label={t('organise.filters')}
      >
        <ListFilter className="small" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          align="end"
          sideOffset={4}
          className="pop-layer"
          role="region"
          aria-label={t('organise.filters')}
        >
          <Menu.Popup className="pop">
            {nested
              .filter((name) => choices[name].length > 0)
              .map((name) => (
                <Choices key={name} name={name} filters={filters} />
              ))}
            {flags.map((name) => (
              <Menu.Item
                key={name}
                className="pop-item"
                onClick={() => set(name, narrowing[name] ? null : 'true')}
              >
                <span className="grow">{t(`organise.filter_${name}`)}</span>
                {narrowing[name] && <Check className="small text-accent" aria-hidden="true" />}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Choices({ name, filters }: { name: FilterName; filters: Filtering }) {
  const t = useT()
  const { choices, narrowing, set } = filters
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="pop-item">
        <span className="grow">{t(`organise.filter_${name}`)}</span>
        <ChevronRight className="small text-faint" aria-hidden="true" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={-4} className="pop-layer">
          <Menu.Popup className="pop max-h-[60dvh] overflow-y-auto">
            {choices[name].map(({ value, text }) => {
              const on = narrowing[name] === value
              return (
                <Menu.Item key={value} className="pop-item" onClick={() => set(name, on ? null : value)}>
                  <span className="grow cut">{text}</span>
                  {on && <Check className="small text-accent" aria-hidden="true" />}
                </Menu.Item>
              )
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}
