import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { useComing } from './useComing.ts'

/** Which item a menu stands on that was opened by a key. */
export type Start = 'first' | 'last'

/** Where a menu hangs, and what ends it. */
export interface Hung {
  anchor: Element
  start?: Start | undefined
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

const startBy: Record<string, Start> = { ArrowDown: 'first', ArrowUp: 'last' }

/** The button alone; what it opens is a script of its own. */
export function MenuButton({ className, title, label, opens = 'menu', children, menu, near }: Props) {
  const [hung, hang] = useState<Omit<Hung, 'onClose'> | null>(null)
  const coming = useComing(near)
  const comeNear = () => void near().catch(() => {})
  const open = (anchor: Element, start?: Start) => coming.await(anchor, () => hang({ anchor, start }))
  const openByArrow = (event: KeyboardEvent<HTMLButtonElement>) => {
    const start = startBy[event.key]
    if (opens !== 'menu' || !start) return
    event.preventDefault()
    open(event.currentTarget, start)
  }
  const press = ({ currentTarget, detail }: MouseEvent<HTMLButtonElement>) => {
    if (coming.awaited) return coming.forget()
    if (hung) return hang(null)
    const byKey = detail === 0
    open(currentTarget, byKey ? 'first' : undefined)
  }
  return (
    <>
      <button
        type="button"
        className={className}
        title={title}
        aria-label={label}
        aria-haspopup={opens}
        aria-expanded={hung !== null}
        aria-busy={coming.awaited || undefined}
        onPointerEnter={comeNear}
        onFocus={comeNear}
        onKeyDown={openByArrow}
        onClick={press}
      >
        {children}
      </button>
      {hung && menu({ ...hung, onClose: () => hang(null) })}
    </>
  )
}
