import { ChevronDown, ListChecks, ListFilter } from 'lucide-react'
import type { Counts, View } from '../../api/types.ts'
import { later } from '../../design/later.tsx'
import { MenuButton } from '../../design/MenuButton.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useCaps } from '../../keys/context.ts'
import { FilterChips } from './FilterChips.tsx'
import { type Filtering, useFilters } from './useFilters.ts'
import type { Selection } from './useSelection.ts'
import { usualSort } from './views.ts'

const SortItems = later(async () => (await import('./menus/SortItems.tsx')).SortItems)
const FilterItems = later(async () => (await import('./menus/FilterItems.tsx')).FilterItems)

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
  const { narrowing } = useFilters()
  return (
    <MenuButton
      className="inline-flex items-center gap-1 min-h-6 text-sm text-muted text-left"
      title={t('organise.sort')}
      near={SortItems.fetch}
      menu={(hung) => <SortItems {...hung} view={view} />}
    >
      {t(`organise.sort_${narrowing.sort ?? usualSort(view)}`)}
      <ChevronDown className="small" aria-hidden="true" />
    </MenuButton>
  )
}

function FilterMenu({ filters }: { filters: Filtering }) {
  const t = useT()
  return (
    <MenuButton
      className={`icon-btn small max-md:size-10! ${filters.active.length > 0 ? 'on' : ''}`}
      title={t('organise.filters')}
      label={t('organise.filters')}
      near={FilterItems.fetch}
      menu={(hung) => <FilterItems {...hung} filters={filters} />}
    >
      <ListFilter className="small" aria-hidden="true" />
    </MenuButton>
  )
}
