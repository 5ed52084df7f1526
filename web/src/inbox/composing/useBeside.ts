import type { Composing, Scheduled } from '../../api/types.ts'
import { useToast } from '../../design/Toasts.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { choicesOf } from '../scheduling/choicesOf.ts'
import { holdsWords, type PartDraft, type PartKind, partDraftOf, standsAlone } from './parts/part.ts'
import { usePart } from './parts/usePart.ts'
import { useChoices } from './useChoices.ts'

/** What goes beside the words, of which a message has one: buttons or rows, or a part. Choosing another puts the first away, and that can be undone. */
export function useBeside(conversationId: string, composing: Composing | undefined, text: string) {
  const t = useT()
  const toast = useToast()
  const choices = useChoices(conversationId, composing, text)
  const part = usePart(conversationId, composing, text)

  const putAway = (said: 'parts.replaced' | 'parts.away') => {
    const before = { choices: choices.draft, part: part.draft }
    const hasWords = choices.holdsWords || (before.part !== null && holdsWords(before.part))
    const back = () => {
      choices.show(before.choices)
      part.show(before.part)
    }
    choices.show(null)
    part.show(null)
    if (hasWords) toast(t(said), { label: t('common.undo'), act: back })
  }
  const put = (to: PartDraft) => {
    choices.show(null)
    part.show(to)
  }
  return {
    choices: {
      ...choices,
      toggle: () => {
        if (part.draft) putAway('parts.replaced')
        choices.toggle()
      },
    },
    part: {
      ...part,
      open: (kind: PartKind) => {
        if (part.draft?.kind === kind) return part.show(part.draft)
        if (part.draft || choices.draft) putAway('parts.replaced')
        part.open(kind)
      },
      close: () => putAway('parts.away'),
    },
    /** Why no file may stand beside it; null when files may. */
    noFiles: choices.draft ? t('choices.noFiles') : part.draft ? t('parts.noFiles') : null,
    /** It takes no words: they go before it. */
    apart: part.draft !== null && standsAlone(part.draft.kind),
    /** What was to be sent is written anew. */
    restore(content: Scheduled['content']) {
      const kept = choicesOf(content)
      const keptPart = partDraftOf(content)
      if (keptPart) return put(keptPart)
      if (!kept) return
      part.show(null)
      choices.change(kept)
    },
    /** What goes with the message; null where something is missing, which is then said. */
    take() {
      const chosen = choices.take()
      const taken = chosen && part.take()
      return chosen && taken && { ...chosen, ...taken }
    },
  }
}
