import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { AccordionKind, useAccordions } from './accordions.ts'

interface Props {
  kind: AccordionKind
  title: string
  count?: number
  accordions: ReturnType<typeof useAccordions>
  children: ReactNode
}

/** A part of the panel under its own heading, which opens and closes it. */
export function Accordion({ kind, title, count, accordions, children }: Props) {
  const id = useId()
  const isOpen = accordions.isOpen(kind)
  return (
    <section className="border-b border-hair" aria-labelledby={id}>
      <h3 id={id} className="text-sm">
        <button
          type="button"
          className="flex items-center gap-2 w-full min-h-11 px-4 text-left medium hover:bg-(--surface-hover)"
          aria-expanded={isOpen}
          onClick={() => accordions.turn(kind, !isOpen)}
        >
          <span className="grow">{title}</span>
          {count !== undefined && count > 0 && <span className="num text-xs text-faint">{count}</span>}
          <ChevronDown className={isOpen ? 'small rotate-180' : 'small'} aria-hidden="true" />
        </button>
      </h3>
      {isOpen && <div className="px-4 pb-3.5">{children}</div>}
    </section>
  )
}
