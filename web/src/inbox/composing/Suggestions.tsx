import { type ReactNode, useEffect, useRef } from 'react'

interface Props<Item> {
  /** Of `useSuggestions`. */
  list: { id: string; items: readonly Item[]; index: number; onPick: (item: Item) => void; numbered: boolean }
  label: string
  keyOf: (item: Item) => string
  /** Draws the words of one. */
  children: (item: Item) => ReactNode
}

/** What can be picked, over the field that asks. */
export function Suggestions<Item>({
  list: { id, items, index, onPick, numbered },
  label,
  keyOf,
  children,
}: Props<Item>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])
  if (items.length === 0) return null
  return (
    <div ref={box} id={id} role="listbox" aria-label={label} className="pop suggestions">
      {items.map((item, n) => (
        // The keys are pressed in the field, which keeps the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={keyOf(item)}
          id={`${id}-${n}`}
          role="option"
          aria-selected={n === index}
          className="pop-item"
          {...(n === index ? { 'data-highlighted': '' } : {})}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
        >
          {numbered && n < 9 && (
            <span className="kbd" aria-hidden="true">
              {n + 1}
            </span>
          )}
          {children(item)}
        </div>
      ))}
    </div>
  )
}
