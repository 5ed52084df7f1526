import { useEffect, useRef } from 'react'
import type { Composing, Scheduled } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { keptUnder } from '../keptHere.ts'
import { choicesOf } from '../scheduling/choicesOf.ts'
import { type Beside, holdsAnything, type Place, placeOf, standsHere } from './besidePlace.ts'
import { freshChoices } from './choices.ts'
import { freshPart, type PartKind, partDraftOf, standsAlone } from './parts/part.ts'
import { usePart } from './parts/usePart.ts'
import { useChoices } from './useChoices.ts'

const nothing: Beside = { choices: null, part: null }

/** What goes beside the words, of which a message has one: buttons or rows, or a part. Choosing another puts the first away, and that can be undone. */
export function useBeside(conversationId: string, composing: Composing | undefined, text: string) {
  const t = useT()
  const toast = useToast()
  const { person } = useHere()
  const keys = {
    choices: keptUnder('choices', person.id, conversationId),
    part: keptUnder('part', person.id, conversationId),
  }
  const choices = useChoices(keys.choices, composing, text)
  const part = usePart(keys.part, composing, text)

  const place: Place = {
    read: () => ({ choices: choices.draft, part: part.draft }),
    show: (to, open) => {
      choices.show(to.choices, open)
      part.show(to.part, open)
    },
  }
  const here = useRef(place)
  here.current = place
  useEffect(() => standsHere(keys.part, here), [keys.part])

  /** Whatever is put away for something else can be had back, also from another conversation and instead of what stands by then. */
  const putAway = (said: 'parts.replaced' | 'parts.away', to = nothing, open = true) => {
    const now = placeOf(keys)
    const before = now.read()
    now.show(to, open)
    if (!holdsAnything(before)) return
    toast(t(said), { label: t('common.undo'), act: () => putAway('parts.replaced', before) })
  }
  return {
    choices: {
      ...choices,
      toggle: () => {
        if (part.draft) putAway('parts.replaced', { choices: freshChoices(), part: null })
        else choices.toggle()
      },
    },
    part: {
      ...part,
      open: (kind: PartKind) => {
        if (part.draft?.kind === kind) return part.show(part.draft)
        putAway('parts.replaced', { choices: null, part: freshPart(kind) })
      },
      close: () => putAway('parts.away'),
    },
    /** Why no file may stand beside it; null when files may. */
    noFiles: choices.draft ? t('choices.noFiles') : part.draft ? t('parts.noFiles') : null,
    /** It takes no words: they go before it. */
    apart: part.draft !== null && standsAlone(part.draft.kind),
    /** What was to be sent is written anew. */
    restore(content: Scheduled['content']) {
      const kept = partDraftOf(content)
      const to = { part: kept, choices: kept ? null : choicesOf(content) }
      if (to.part || to.choices) putAway('parts.replaced', to, kept !== null)
    },
    /** What goes with these words; null where something is missing, which is then said. */
    take(words: string) {
      const chosen = choices.take(words)
      const taken = chosen && part.take(words)
      return chosen && taken && { ...chosen, ...taken }
    },
  }
}
