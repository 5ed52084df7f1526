import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import type { Hung } from '../../../design/MenuButton.tsx'
import { PopMenu } from '../../../design/PopMenu.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import type { Filtering, FilterName } from '../useFilters.ts'

const nested = ['channel', 'assignee', 'team', 'label', 'stage', 'language', 'speaker', 'product'] as const

const flags = ['unread', 'late'] as const

/** Each matter with its choices; what is chosen already is taken out again by choosing it once more. */
export function FilterItems({ filters, ...hung }: Hung & { filters: Filtering }) {
  const t = useT()
  const { choices, narrowing, set } = filters
  return (
    <PopMenu {...hung} label={t('organise.filters')} align="end">
      {nested
        .filter((name) => choices[name].length > 0)
        .map((name) => (
          <Choices key={name} name={name} filters={filters} />
        ))}
      {flags.map((name) => (
        <Menu.Item key={name} className="pop-item" onClick={() => set(name, narrowing[name] ? null : 'true')}>
          <span className="grow">{t(`organise.filter_${name}`)}</span>
          {narrowing[name] && <Check className="small text-accent" aria-hidden="true" />}
        </Menu.Item>
      ))}
    </PopMenu>
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
