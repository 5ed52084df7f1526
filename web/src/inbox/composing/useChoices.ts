import { useEffect, useRef, useState } from 'react'
import type { Composing } from '../../api/types.ts'
import { type ChoicesDraft, choicesToSend, freshChoices, isSendable, problemsOf } from './choices.ts'
import { keepChoices, keptChoices } from './keptChoices.ts'

/** Buttons or rows under the message that is being written; there are none until they are opened, or were kept from before. */
export function useChoices(key: string, composing: Composing | undefined, text: string) {
  const [draft, setDraft] = useState<ChoicesDraft | null>(() => keptChoices(key))
  const [strict, setStrict] = useState(false)
  const [opened, setOpened] = useState(false)
  const latest = useRef(draft)
  latest.current = draft
  const problems = draft && composing ? problemsOf(draft, text, composing) : null
  const show = (to: ChoicesDraft | null, open = true) => {
    setDraft(to)
    setStrict(false)
    setOpened(to !== null && open)
  }
  useEffect(() => keepChoices(key, draft), [key, draft])
  return {
    draft,
    problems,
    strict,
    opened,
    change: setDraft,
    show,
    close: () => show(null),
    toggle: () => show(draft ? null : freshChoices()),
    /** What goes with these words, as it stands now, and nothing is open afterwards; null where something is missing, which is then said. */
    take(words: string) {
      const now = latest.current
      if (!now || !composing) return {}
      if (!isSendable(problemsOf(now, words, composing))) {
        setStrict(true)
        return null
      }
      show(null)
      return choicesToSend(now, composing)
    },
  }
}
