import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/i18n.tsx'
import { Suggestions } from '../composing/Suggestions.tsx'
import { useSuggestions } from '../composing/useSuggestions.ts'
import { askedAt, findSigns, type Sign } from './find.ts'

/** The signs under a colon. `onWrite` gets the whole text. */
export function useEmoji(
  draft: string,
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  onWrite: (text: string) => void,
) {
  const t = useT()
  const caret = fieldRef.current?.selectionStart ?? draft.length
  const asked = draft.includes(':') ? askedAt(draft, caret) : undefined
  const [closedAt, setClosedAt] = useState<number | null>(null)
  if (closedAt !== null && asked?.at !== closedAt) setClosedAt(null)
  const found = asked && closedAt === null ? findSigns(asked.query) : []
  const suggestions = useSuggestions({
    items: found,
    question: asked?.query ?? '',
    onPick: ([sign]: Sign) => {
      if (!asked) return
      const before = draft.slice(0, asked.at) + sign
      flushSync(() => onWrite(before + draft.slice(caret)))
      fieldRef.current?.focus()
      fieldRef.current?.setSelectionRange(before.length, before.length)
    },
    onClose: () => setClosedAt(asked?.at ?? null),
  })
  const menu = (
    <Suggestions list={suggestions.list} label={t('hand.signs')} keyOf={([sign]) => sign}>
      {([sign, words]) => (
        <span className="flex items-center gap-2.5 min-w-0">
          <span className="text-lg">{sign}</span>
          <span className="cut text-sm text-muted">{wordOf(words, asked?.query ?? '')}</span>
        </span>
      )}
    </Suggestions>
  )
  return { menu, press: suggestions.press, field: found.length > 0 ? suggestions.field : {} }
}

/** The word by which it was found. */
const wordOf = (words: string, query: string): string =>
  words.split(' ').find((word) => word.startsWith(query)) ?? ''
