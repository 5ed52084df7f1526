import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { View } from '../../../api/types.ts'
import type { Hung } from '../../../design/MenuButton.tsx'
import { PopMenu } from '../../../design/PopMenu.tsx'
import { useT } from '../../../i18n/i18n.tsx'
import { useFilters } from '../useFilters.ts'
import { sorts, usualSort } from '../views.ts'

/** The orders of a view. */
export function SortItems({ view, ...hung }: Hung & { view: View }) {
  const t = useT()
  const { narrowing, set } = useFilters()
  const usual = usualSort(view)
  const now = narrowing.sort ?? usual
  return (
    <PopMenu {...hung} label={t('organise.sort')}>
      {sorts.map((sort) => (
        <Menu.Item key={sort} className="pop-item" onClick={() => set('sort', sort === usual ? null : sort)}>
          <span className="grow">{t(`organise.sort_${sort}`)}</span>
          {sort === now && <Check className="small text-accent" aria-hidden="true" />}
        </Menu.Item>
      ))}
    </PopMenu>
  )
}
