import { useT } from '../../i18n/i18n.tsx'
import type { Column } from './columns.ts'

interface Props {
  columns: readonly Column[]
  nameOf: (stageId: string | null) => string
  chosen: string | null
  onChoose: (stageId: string | null) => void
}

/** On a narrow screen one column at a time: which. */
export function ColumnChips({ columns, nameOf, chosen, onChoose }: Props) {
  const t = useT()
  return (
    <nav
      aria-label={t('organise.stages')}
      className="flex gap-1.5 overflow-x-auto px-4 py-2 border-b border-hair bg-pane shrink-0 [scrollbar-width:none]"
    >
      {columns.map(({ stageId, count }) => (
        <button
          key={stageId ?? 'none'}
          type="button"
          className={stageId === chosen ? 'chip on' : 'chip'}
          aria-pressed={stageId === chosen}
          onClick={() => onChoose(stageId)}
        >
          {nameOf(stageId)}
          {count > 0 && <b className="num">{count}</b>}
        </button>
      ))}
    </nav>
  )
}
