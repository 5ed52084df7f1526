import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { isQuestion, useSearch, type Within } from './useSearch.ts'

interface Props {
  /** What of the timeline is shown: one conversation, or all of the contact's. */
  within: Within
  onGo: (messageId: string) => void
  onClose: () => void
}

const typingPauseMs = 250

/** Looks through what the timeline shows; the newest hit is shown first, and Enter goes to the one before it. */
export function ThreadSearch({ within, onGo, onClose }: Props) {
  const t = useT()
  const { store } = useHere()
  const [text, setText] = useState('')
  const q = useSettled(text.trim())
  const found = useSearch(store.id, q, within)
  const ids = isQuestion(q) && !found.isPlaceholderData ? found.messages.map(({ id }) => id) : []
  const [at, setAt] = useState(0)
  const first = ids[0]
  const go = useRef(onGo)
  go.current = onGo

  useEffect(() => {
    void q
    setAt(0)
    if (first) go.current(first)
  }, [q, first])

  const step = (by: 1 | -1) => {
    const next = Math.min(ids.length - 1, Math.max(0, at + by))
    const id = ids[next]
    if (!id) return
    setAt(next)
    onGo(id)
    if (next >= ids.length - 5 && found.hasNextPage) void found.fetchNextPage()
  }
  const press = (event: KeyboardEvent) => {
    if (event.code === 'Escape') onClose()
    if (event.code === 'Enter' || event.code === 'NumpadEnter') step(event.shiftKey ? -1 : 1)
    if (event.code === 'ArrowUp' || event.code === 'ArrowDown') {
      event.preventDefault()
      step(event.code === 'ArrowUp' ? 1 : -1)
    }
  }
  const settled = isQuestion(q) && !found.isPending && !found.isPlaceholderData
  const count = `${ids.length}${found.hasNextPage ? '+' : ''}`
  return (
    <search className="flex items-center gap-1 px-3 md:px-5 py-1.5 border-b border-hair bg-pane">
      <input
        type="search"
        className="input min-h-8 text-sm grow min-w-0"
        // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
        autoFocus
        placeholder={t('inbox.searchThread')}
        aria-label={t('inbox.searchThread')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <p className="num text-xs text-muted whitespace-nowrap px-1" aria-live="polite">
        {found.isError && ids.length === 0 && isQuestion(q)
          ? t('inbox.searchFailed')
          : settled && (ids.length > 0 ? t('inbox.hitOf', { n: at + 1, count }) : t('inbox.emptySearch'))}
      </p>
      <button
        type="button"
        className="icon-btn"
        aria-label={t('inbox.hitEarlier')}
        title={t('inbox.hitEarlier')}
        disabled={at >= ids.length - 1}
        onClick={() => step(1)}
      >
        <ChevronUp aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-btn"
        aria-label={t('inbox.hitLater')}
        title={t('inbox.hitLater')}
        disabled={at === 0}
        onClick={() => step(-1)}
      >
        <ChevronDown aria-hidden="true" />
      </button>
      <button type="button" className="icon-btn" aria-label={t('inbox.closeSearch')} onClick={onClose}>
        <X aria-hidden="true" />
      </button>
    </search>
  )
}

/** What was typed, once the hands rest. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
