import { type KeyboardEvent, useId, useState } from 'react'

interface Options<Item> {
  /** Empty: nothing is open. */
  items: readonly Item[]
  /** Another question begins at the top again. */
  question: string
  onPick: (item: Item) => void
  onClose: () => void
  /** A digit picks one by its place, where digits are no part of what is asked. */
  numbered?: boolean
}

/** 0 for no digit. */
const digitOf = (code: string): number => Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? 0)

const keys = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'NumpadEnter', 'Tab', 'Escape'])

/** A menu that is walked by the keys of the field that asks for it; the focus stays in the field. */
export function useSuggestions<Item>({ items, question, onPick, onClose, numbered = false }: Options<Item>) {
  const id = useId()
  const [at, setAt] = useState({ question, index: 0 })
  const index = at.question === question ? Math.min(at.index, Math.max(0, items.length - 1)) : 0
  const open = items.length > 0
  const step = (by: number) => setAt({ question, index: (index + by + items.length) % items.length })

  /** @returns whether the key was the menu's */
  const press = (event: KeyboardEvent): boolean => {
    const item = items[index]
    if (item === undefined || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    if (event.shiftKey) return false
    const numberedItem = numbered ? items[digitOf(event.code) - 1] : undefined
    if (numberedItem === undefined && !keys.has(event.code)) return false
    event.preventDefault()
    if (event.code === 'ArrowDown') step(1)
    else if (event.code === 'ArrowUp') step(-1)
    else if (event.code === 'Escape') onClose()
    else onPick(numberedItem ?? item)
    return true
  }

  return {
    press,
    list: { id, items, index, onPick, numbered },
    field: {
      'aria-autocomplete': 'list' as const,
      ...(open ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${index}` } : {}),
    },
  }
}
