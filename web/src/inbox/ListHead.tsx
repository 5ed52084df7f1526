import { Link } from '@tanstack/react-router'
import { Kanban, Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { Counts, View } from '../api/types.ts'
import { useHere } from '../app/store.tsx'
import { useT } from '../i18n/i18n.tsx'
import { useCaps } from '../keys/context.ts'
import { MentionsButton } from './notes/MentionsButton.tsx'
import { viewName, views } from './organising/views.ts'
import { SavedViews } from './saved-views/SavedViews.tsx'
import { useSearchText } from './searching/useSearchText.ts'

interface Props {
  view: View
  q: string
  counts: Counts | null
  assistantName: string
  searchRef: RefObject<HTMLInputElement | null>
  onSearch: (q: string) => void
  /** From the field, among what was found. */
  onStep: (by: number) => void
  onEnter: () => void
  /** Sorting and filters. */
  tools: ReactNode
}

export function ListHead({
  view,
  q,
  counts,
  assistantName,
  searchRef,
  onSearch,
  onStep,
  onEnter,
  tools,
}: Props) {
  const t = useT()
  const { store } = useHere()
  const bar = useRef<HTMLElement>(null)
  const nameOf = (each: View) => viewName(t, each, assistantName)

  // The counts make the chips wider when they come.
  const counted = counts !== null
  useEffect(() => {
    void counted
    bar.current
      ?.querySelector(`[data-view="${view}"]`)
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [view, counted])

  return (
    <header className="flex flex-col gap-2.5 pt-3.5 pb-2.5 border-b border-hair">
      <div className="flex items-center gap-2 px-4">
        <h1 className="text-xl grow cut">{view === 'all' ? t('inbox.title') : nameOf(view)}</h1>
        <Link
          to="/s/$storeId/board"
          params={{ storeId: store.id }}
          className="icon-btn"
          aria-label={t('board.title')}
          title={t('board.title')}
        >
          <Kanban aria-hidden="true" />
        </Link>
        <MentionsButton view={view} />
      </div>
      <nav
        ref={bar}
        aria-label={t('inbox.views')}
        className="flex gap-1.5 overflow-x-auto ps-4 pe-10 py-0.5 [scroll-padding-inline:1rem_2.5rem] [scrollbar-width:none] [mask-image:linear-gradient(90deg,transparent,#000_1rem,#000_calc(100%-2rem),transparent)]"
      >
        {views.map((each) => (
          <Link
            key={each}
            to="/s/$storeId/inbox/$view"
            params={{ storeId: store.id, view: each }}
            search={(before) => before}
            data-view={each}
            className={each === view ? 'chip on' : 'chip'}
            aria-current={each === view ? 'true' : undefined}
          >
            {nameOf(each)}
            {counts && counts[each] > 0 && each !== 'closed' && <b className="num">{counts[each]}</b>}
          </Link>
        ))}
      </nav>
      <SavedViews view={view} />
      {tools}
      <SearchField q={q} searchRef={searchRef} onSearch={onSearch} onStep={onStep} onEnter={onEnter} />
    </header>
  )
}

type FieldProps = Pick<Props, 'q' | 'searchRef' | 'onSearch' | 'onStep' | 'onEnter'>

function SearchField({ q, searchRef, onSearch, onStep, onEnter }: FieldProps) {
  const t = useT()
  const cap = useCaps().of('search')
  const [text, setText] = useSearchText(q, onSearch)

  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.code === 'Escape') {
      setText('')
      onSearch('')
      event.currentTarget.blur()
    } else if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      event.preventDefault()
      onStep(event.code === 'ArrowDown' ? 1 : -1)
    } else if (event.code === 'Enter' || event.code === 'NumpadEnter') onEnter()
  }

  return (
    <div className="relative mx-4">
      <Search className="small absolute left-2.5 top-1/2 -translate-y-1/2 text-faint" aria-hidden="true" />
      <input
        ref={searchRef}
        type="search"
        className="input pl-8 pr-8 min-h-8 text-sm"
        placeholder={t('inbox.searchHint')}
        aria-label={t('common.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {text === '' && cap !== '' && (
        <span className="kbd absolute right-2 top-1/2 -translate-y-1/2" aria-hidden="true">
          {cap}
        </span>
      )}
      {text !== '' && (
        <button
          type="button"
          className="icon-btn small absolute right-1 top-1/2 -translate-y-1/2"
          aria-label={t('inbox.clearSearch')}
          onClick={() => setText('')}
        >
          <X className="small" aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
