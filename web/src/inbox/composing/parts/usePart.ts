import { useEffect, useRef, useState } from 'react'
import type { NewPart } from '../../../api/inbox.ts'
import type { Composing } from '../../../api/types.ts'
import { keepPart, keptPart } from './keptPart.ts'
import { freshPart, type PartDraft, type PartKind, partToSend, problemsOf } from './part.ts'

/** A place, a card, a button with a link or a wish for a place that is being written; there is none until it is chosen, or was kept from before. */
export function usePart(key: string, composing: Composing | undefined, text: string) {
  const [draft, setDraft] = useState<PartDraft | null>(() => keptPart(key))
  const [strict, setStrict] = useState(0)
  const [opened, setOpened] = useState(0)
  const latest = useRef(draft)
  latest.current = draft
  const problems = draft && composing ? problemsOf(draft, text, composing.parts) : null
  const show = (to: PartDraft | null, open = true) => {
    setDraft(to)
    setStrict(0)
    setOpened((times) => (to && open ? times + 1 : 0))
  }
  useEffect(() => keepPart(key, draft), [key, draft])
  return {
    draft,
    problems,
    /** How often somebody has tried to send what is not whole. */
    strict,
    /** How often it was opened since it stands there. */
    opened,
    change: setDraft,
    show,
    open: (kind: PartKind) => show(freshPart(kind)),
    /** What goes with these words, as it stands now, and nothing is open afterwards; null where something is missing, which is then said. */
    take(words: string): { part?: NewPart } | null {
      const now = latest.current
      if (!now) return {}
      if (!composing?.parts[now.kind] || Object.keys(problemsOf(now, words, composing.parts)).length > 0) {
        setStrict((tries) => tries + 1)
        return null
      }
      show(null)
      return { part: partToSend(now) }
    },
  }
}
