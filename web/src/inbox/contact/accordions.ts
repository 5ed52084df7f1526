import { useCallback, useState } from 'react'

const storageKey = 'tutum.contact.open'

const accordions = [
  'identities',
  'facts',
  'insight',
  'ratings',
  'history',
  'files',
  'merges',
  'privacy',
] as const
export type AccordionKind = (typeof accordions)[number]

/** Which parts of the panel stand open: the same for all contacts, and after the next start. */
export function useAccordions() {
  const [open, setOpen] = useState(keptOpen)
  const turn = useCallback(
    (kind: AccordionKind, isOpen: boolean) =>
      setOpen((before) => {
        const next = accordions.filter((each) => (each === kind ? isOpen : before.includes(each)))
        localStorage.setItem(storageKey, JSON.stringify(next))
        return next
      }),
    [],
  )
  return { isOpen: (kind: AccordionKind) => open.includes(kind), turn }
}

/** What was kept, as far as it means anything today. */
function keptOpen(): AccordionKind[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (Array.isArray(kept)) return accordions.filter((each) => kept.includes(each))
  } catch {
    // Not ours: the usual ones stand open.
  }
  return ['identities', 'facts', 'ratings']
}
