import type { Composing } from '../../api/types.ts'
import { choicesToSend, freshChoices, isSendable, problemsOf } from './choices.ts'
import { keepChoices, keptChoices } from './keptChoices.ts'
import { useKeptDraft } from './useKeptDraft.ts'

const shelf = { kept: keptChoices, keep: keepChoices }

/** Buttons or rows under the message that is being written. */
export function useChoices(key: string, composing: Composing | undefined, text: string) {
  const { latest, refuse, ...kept } = useKeptDraft(key, shelf)
  const { draft, show } = kept
  return {
    ...kept,
    problems: draft && composing ? problemsOf(draft, text, composing) : null,
    close: () => show(null),
    toggle: () => show(draft ? null : freshChoices()),
    /** What goes with these words, as it stands now, and nothing is open afterwards; null where something is missing, which is then said. */
    take(words: string) {
      const now = latest.current
      if (!now || !composing) return {}
      if (!isSendable(problemsOf(now, words, composing))) {
        refuse()
        return null
      }
      show(null)
      return choicesToSend(now, composing)
    },
  }
}
