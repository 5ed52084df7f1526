import { ArrowUp } from 'lucide-react'
import { type MutableRefObject, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import type { View } from '../api/types.ts'
import { useAssistantName } from '../app/useAssistantName.ts'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'
import { EmptyList } from './empty/EmptyList.tsx'
import { useHeldOrder } from './heldOrder.ts'
import { ListHead } from './ListHead.tsx'
import { ListRows } from './ListRows.tsx'
import { ListTools } from './organising/ListTools.tsx'
import { SelectionBar } from './organising/SelectionBar.tsx'
import type { Selection } from './organising/useSelection.ts'
import type { useConversations } from './useInbox.ts'

interface Props {
  list: ReturnType<typeof useConversations>
  view: View
  /** By filters. */
  narrowed: boolean
  q: string
  opened: string | null
  cursor: string | null
  /** Filled with the ids as they stand, for the keys that walk the list. */
  shown: MutableRefObject<readonly string[]>
  searchRef: RefObject<HTMLInputElement | null>
  onOpen: (id: string) => void
  /** Points at the next one or the one before; beyond an end is that end. */
  onStep: (by: number) => void
  onPoint: (id: string) => void
  onSearch: (q: string) => void
  /** Opens what the keys point at. */
  onEnter: () => void
  /** What was found, in place of the list. */
  results: ReactNode
  selection: Selection
}

export function ConversationList({
  list,
  view,
  narrowed,
  q,
  opened,
  cursor,
  shown,
  searchRef,
  onOpen,
  onStep,
  onPoint,
  onSearch,
  onEnter,
  results,
  selection,
}: Props) {
  const t = useT()
  const assistantName = useAssistantName()
  const [pointerOver, setPointerOver] = useState(false)
  // In the state: a ref of this element would be filled only after the rows have looked for what they scroll in.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const followed = useRef<string | null>(null)
  const { rows, waiting, release } = useHeldOrder(list.rows, pointerOver, view)
  const ids = useMemo(() => rows.map((row) => row.id), [rows])
  shown.current = ids

  return (
    <section
      className="relative flex flex-col bg-pane border-r border-hair w-full md:w-[var(--list-width)] shrink-0 min-h-0"
      aria-label={t('inbox.title')}
    >
      <ListHead
        view={view}
        q={q}
        counts={list.counts}
        assistantName={assistantName}
        searchRef={searchRef}
        onSearch={onSearch}
        onStep={onStep}
        onEnter={onEnter}
        tools={<ListTools view={view} counts={list.counts} selection={selection} />}
      />
      {waiting > 0 && !results && (
        <button
          type="button"
          className="chip on absolute left-1/2 -translate-x-1/2 top-[10.5rem] z-(--z-sticky) shadow-(--shadow-pop)"
          onClick={release}
        >
          {t('inbox.updates', { count: waiting })}
          <ArrowUp className="small" aria-hidden="true" />
        </button>
      )}
      <div
        ref={setScroller}
        className="grow min-h-0 overflow-y-auto"
        onPointerEnter={(event) => event.pointerType === 'mouse' && setPointerOver(true)}
        onPointerLeave={() => setPointerOver(false)}
      >
        {results ? (
          results
        ) : list.isError && rows.length === 0 ? (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <SkeletonRows rows={9} avatar />
        ) : rows.length === 0 ? (
          <EmptyList view={view} narrowed={narrowed} counts={list.counts} />
        ) : (
          <ListRows
            list={list}
            rows={rows}
            scroller={scroller}
            opened={opened}
            cursor={cursor}
            followed={followed}
            shown={shown}
            onOpen={onOpen}
            onStep={onStep}
            onPoint={onPoint}
            selection={selection}
          />
        )}
      </div>
      {selection.on && <SelectionBar rows={rows} selection={selection} />}
    </section>
  )
}
