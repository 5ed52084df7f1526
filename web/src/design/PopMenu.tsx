import { Menu } from '@base-ui/react/menu'
import { type FocusEvent, type ReactNode, useRef } from 'react'
import { backTo, closeUnlessAt, standOn } from './hanging.ts'
import type { Hung } from './MenuButton.tsx'

interface Props extends Hung {
  label: string
  side?: 'bottom' | 'right' | 'top'
  align?: 'start' | 'end'
  sideOffset?: number
  className?: string
  children: ReactNode
}

/** An open menu at its anchor; arrows and first letters work in it. */
export function PopMenu({
  anchor,
  start,
  onClose,
  label,
  side = 'bottom',
  align = 'start',
  sideOffset = 4,
  className = '',
  children,
}: Props) {
  const stands = useRef(start === undefined)
  const stand = ({ target, currentTarget }: FocusEvent) => {
    if (stands.current || !start || target !== currentTarget) return
    stands.current = true
    standOn(currentTarget, start)
  }
  return (
    <Menu.Root open onOpenChange={closeUnlessAt({ anchor, onClose })}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={sideOffset}
          className="pop-layer"
          // Drawn beside the page, it is in no landmark of the page's own.
          role="region"
          aria-label={label}
        >
          <Menu.Popup
            className={`pop ${className}`}
            aria-label={label}
            finalFocus={backTo(anchor)}
            onFocus={stand}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
