import type { NewPart } from '../../../api/inbox.ts'
import type { Composing } from '../../../api/types.ts'
import { useKeptDraft } from '../useKeptDraft.ts'
import { keepPart, keptPart } from './keptPart.ts'
import { freshPart, type PartKind, partToSend, problemsOf } from './part.ts'

const shelf = { kept: keptPart, keep: keepPart }

/** A place, a card, a button with a link or a wish for a place beside the message that is being written. */
export function usePart(key: string, composing: Composing | undefined, text: string) {
  const { latest, refuse, ...kept } = useKeptDraft(key, shelf)
  const { draft, show } = kept
  return {
    ...kept,
    problems: draft && composing ? problemsOf(draft, text, composing.parts) : null,
    open: (kind: PartKind) => show(freshPart(kind)),
    /** What goes with these words, as it stands now, and nothing is open afterwards; null where something is missing, which is then said. */
    take(words: string): { part?: NewPart } | null {
      const now = latest.current
      if (!now) return {}
      if (!composing?.parts[now.kind] || Object.keys(problemsOf(now, words, composing.parts)).length > 0) {
        refuse()
        return null
      }
      show(null)
      return { part: partToSend(now) }
    },
  }
}
