import { useEffect, useState } from 'react'
import type { Composing } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { keptUnder } from '../keptHere.ts'
import { type ChoicesDraft, choicesToSend, freshChoices, isSendable, problemsOf } from './choices.ts'
import { isBlank, keepChoices, keptChoices } from './keptChoices.ts'

/** Buttons or rows under the message that is being written; there are none until they are opened, or were kept from before. */
export function useChoices(conversationId: string, composing: Composing | undefined, text: string) {
  const { person } = useHere()
  const key = keptUnder('choices', person.id, conversationId)
  const [draft, setDraft] = useState<ChoicesDraft | null>(() => keptChoices(key))
  const [strict, setStrict] = useState(false)
  const [opened, setOpened] = useState(false)
  const problems = draft && composing ? problemsOf(draft, text, composing) : null
  const show = (to: ChoicesDraft | null) => {
    setDraft(to)
    setStrict(false)
    setOpened(to !== null)
  }
  useEffect(() => keepChoices(key, draft), [key, draft])
  return {
    draft,
    problems,
    strict,
    opened,
    holdsWords: draft !== null && !isBlank(draft),
    change: setDraft,
    show,
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
