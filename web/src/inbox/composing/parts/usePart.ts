import { useEffect, useState } from 'react'
import type { NewPart } from '../../../api/inbox.ts'
import type { Composing } from '../../../api/types.ts'
import { useHere } from '../../../app/store.tsx'
import { keptUnder } from '../../keptHere.ts'
import { keepPart, keptPart } from './keptPart.ts'
import { freshPart, type PartDraft, type PartKind, partToSend, problemsOf } from './part.ts'

/** A place, a card, a button with a link or a wish for a place that is being written; there is none until it is chosen, or was kept from before. */
export function usePart(conversationId: string, composing: Composing | undefined, text: string) {
  const { person } = useHere()
  const key = keptUnder('part', person.id, conversationId)
  const [draft, setDraft] = useState<PartDraft | null>(() => keptPart(key))
  const [strict, setStrict] = useState(0)
  const [opened, setOpened] = useState(false)
  const problems = draft && composing ? problemsOf(draft, text, composing.parts) : null
  const fine = problems !== null && Object.keys(problems).length === 0
  const show = (to: PartDraft | null) => {
    setDraft(to)
    setStrict(0)
    setOpened(to !== null)
  }
  useEffect(() => keepPart(key, draft), [key, draft])
  return {
    draft,
    problems,
    /** How often somebody has tried to send what is not whole. */
    strict,
    opened,
    change: setDraft,
    show,
    open: (kind: PartKind) => show(freshPart(kind)),
    /** What goes with the message, and nothing is open afterwards; null where something is missing, which is then said. */
    take(): { part?: NewPart } | null {
      if (!draft) return {}
      if (!fine) {
        setStrict((tries) => tries + 1)
        return null
      }
      show(null)
      return { part: partToSend(draft) }
    },
  }
}
