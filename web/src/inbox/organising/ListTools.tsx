import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, ListChecks } from 'lucide-react'
import type { Counts, View } from '../../api/types.ts'
import { useT } from '../../i18n/i18n.tsx'
import { useCaps } from '../../keys/context.ts'
import { FilterChips } from './FilterChips.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { useFilters } from './useFilters.ts'
import type { Selection } from './useSelection.ts'
import { sorts, usualSort } from './views.ts'

interface Props {
  view: View
  counts: Counts | null
  selection: Selection
}

/** How the list is sorted and narrowed, and the way to several rows at once. */
export function ListTools({ view, counts, selection }: Props) {
  const t = useT()
  const caps = useCaps()
  const filters = useFilters()
  return (
    <div className="flex flex-col gap-2 px-4">
      <div className="flex items-center gap-1 min-h-7">
        <SortMenu view={view} />
        <span className="grow min-w-0 text-right text-xs text-faint" aria-live="polite">
          {counts && filters.active.length === 0 && t('inbox.found', { count: counts[view] })}
        </span>
        <FilterMenu filters={filters} />
        <button
          type="button"
          className={`icon-btn small max-md:size-10! ${selection.on ? 'on' : ''}`}
          title={caps.tip(t('organise.several'), 'select')}
          aria-label={t('organise.several')}
          aria-pressed={selection.on}
          onClick={selection.on ? selection.clear : selection.start}
        >
          <ListChecks className="small" aria-hidden="true" />
        </button>
      </div>
      <FilterChips filters={filters} />
    </div>
  )
}

function SortMenu({ view }: { view: View }) {
  const t = useT()
  const { narrowing, set } = useFilters()
  const usual = usualSort(view)
  const now = narrowing.sort ?? usual
  return (
    <Menu.Root>
      <Menu.Trigger
        className="inline-flex items-center gap-1 min-h-6 text-sm text-muted text-left"
        title={t('organise.sort')}
      >
        {t(`organise.sort_${now}`)}
        <ChevronDown className="small" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          align="start"
          sideOffset={4}
          className="pop-layer"
          role="region"
          aria-label={t('organise.sort')}
        >
          <Menu.Popup className="pop">
            {sorts.map((sort) => (
              <Menu.Item
                key={sort}
                className="pop-item"
                onClick={() => set('sort', sort === usual ? null : sort)}
              >
                <span className="grow">{t(`organise.sort_${sort}`)}</span>
                {sort === now && <Check className="small text-accent" aria-hidden="true" />}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
