import { type KeyboardEvent, type ReactNode, useState } from 'react'

/** Where a menu hangs, and what ends it. */
export interface Hung {
  anchor: Element
  onClose: () => void
}

interface Props {
  className: string
  title?: string
  label?: string
  opens?: 'menu' | 'dialog'
  children: ReactNode
  menu: (hung: Hung) => ReactNode
  /** Fetches the script of the menu: called before it is pressed, when somebody comes near. */
  near: () => Promise<void>
}

/** The button alone; what it opens is a script of its own. */
export function MenuButton({ className, title, label, opens = 'menu', children, menu, near }: Props) {
  const [anchor, setAnchor] = useState<Element | null>(null)
  const comeNear = () => void near().catch(() => {})
  const openByArrow = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (opens !== 'menu' || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    setAnchor(event.currentTarget)
  }
  return (
    <>
      <button
        type="button"
        className={className}
        title={title}
        aria-label={label}
        aria-haspopup={opens}
        aria-expanded={anchor !== null}
        onPointerEnter={comeNear}
        onFocus={comeNear}
        onKeyDown={openByArrow}
        onClick={({ currentTarget }) => setAnchor((open) => (open ? null : currentTarget))}
      >
        {children}
      </button>
      {anchor && menu({ anchor, onClose: () => setAnchor(null) })}
    </>
  )
}
