import { useEffect } from 'react'
import { useT } from '../../i18n/i18n.tsx'
import { KeyCaps } from '../KeyCaps.tsx'
import { bySection, type Item } from './items.ts'

interface Props {
  /** Of `useSuggestions`. */
  list: { id: string; items: readonly Item[]; index: number; onPick: (item: Item) => void }
}

export function PaletteList({ list: { id, items, index, onPick } }: Props) {
  const t = useT()
  useEffect(() => {
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, index])
  return (
    <div id={id} role="listbox" aria-label={t('keys.palette')} className="palette-list">
      {bySection(items).map(({ section, items: mine }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
        <div key={section} role="group" aria-label={t(`keys.group_${section}`)}>
          <p className="pop-label" aria-hidden="true">
            {t(`keys.group_${section}`)}
          </p>
          {mine.map((item) => (
            <Line
              key={item.id}
              id={`${id}-${items.indexOf(item)}`}
              item={item}
              at={items.indexOf(item) === index}
              onPick={onPick}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface LineProps {
  id: string
  item: Item
  at: boolean
  onPick: (item: Item) => void
}

const Line = ({ id, item, at, onPick }: LineProps) => (
  // The keys are pressed in the field, which keeps the focus.
  // biome-ignore lint/a11y/useKeyWithClickEvents: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  <div
    id={id}
    role="option"
    aria-selected={at}
    className="pop-item"
    {...(at ? { 'data-highlighted': '' } : {})}
    onPointerDown={(event) => event.preventDefault()}
    onClick={() => onPick(item)}
  >
    <span className="min-w-0 grow flex flex-wrap gap-x-2 items-baseline">
      <span>{item.text}</span>
      {item.more && <span className="text-sm text-muted line-clamp-1 min-w-0">{item.more}</span>}
    </span>
    <KeyCaps caps={item.caps ?? []} />
  </div>
)
