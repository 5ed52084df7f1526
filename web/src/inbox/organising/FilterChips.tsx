import { X } from 'lucide-react'
import { useT } from '../../i18n/i18n.tsx'
import type { Filtering } from './useFilters.ts'

/** The filters in force; pressing one takes it off. */
export function FilterChips({ filters: { active, set } }: { filters: Filtering }) {
  const t = useT()
  if (active.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label={t('organise.filters')}>
      {active.map(({ name, text }) => (
        <li key={name} className="max-w-full">
          <button
            type="button"
            className="chip on max-w-full"
            aria-label={t('organise.dropFilter', { name: text })}
            onClick={() => set(name, null)}
          >
            <span className="cut">{text}</span>
            <X className="small" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}
