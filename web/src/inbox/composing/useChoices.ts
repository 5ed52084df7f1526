import { useState } from 'react'
import type { Composing } from '../../api/types.ts'
import { type ChoicesDraft, choicesToSend, freshChoices, isSendable, problemsOf } from './choices.ts'

/** Buttons or rows under the message that is being written; there are none until they are opened. */
export function useChoices(composing: Composing | undefined, text: string) {
  const [draft, setDraft] = useState<ChoicesDraft | null>(null)
  const [strict, setStrict] = useState(false)
  const problems = draft && composing ? problemsOf(draft, text, composing) : null
  const show = (to: ChoicesDraft | null) => {
    setDraft(to)
    setStrict(false)
  }
  return {
    draft,
    problems,
    strict,
    change: setDraft,
    close: () => show(null),
    toggle: () => show(draft ? null : freshChoices()),
    /** What goes with the message, and nothing is open afterwards; null where something is missing, which is then said. */
    take() {
      if (!draft || !composing || !problems) return {}
      if (!isSendable(problems)) {
        setStrict(true)
        return null
      }
      show(null)
      return choicesToSend(draft, composing)
    },
  }
}
