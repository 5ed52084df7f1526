import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import {
  type MutableRefObject,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { View } from '../api/types.ts'
import { useAssistantName } from '../app/useAssistantName.ts'
import { useMyIds } from '../app/useMyIds.ts'
import { useNow } from '../app/useNow.ts'
import { Failure, SkeletonRows } from '../design/States.tsx'
import { useT } from '../i18n/i18n.tsx'
import { ConversationRow } from './ConversationRow.tsx'
import { EmptyList } from './empty/EmptyList.tsx'
import { useHeldOrder } from './heldOrder.ts'
import { ListHead } from './ListHead.tsx'
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

const estimatedRow = 88
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
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
  const now = useNow()
  const myIds = useMyIds()
  const assistantName = useAssistantName()
  const [pointerOver, setPointerOver] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, waiting, release } = useHeldOrder(list.rows, pointerOver, view)
  shown.current = rows.map((row) => row.id)

  // One row takes the focus; it stays drawn while others are scrolled past, else the focus would be lost.
  const stop = Math.max(
    0,
    rows.findIndex(({ id }) => id === (cursor ?? opened)),
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRow,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      if (stop >= range.count || seen.includes(stop)) return seen
      return [...seen, stop].sort((one, other) => one - other)
    },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  const { pick } = selection
  const selecting = selection.on
  const open = useCallback(
    (id: string, event: { shiftKey: boolean }) => {
      if (selecting || event.shiftKey) pick(id, event.shiftKey)
      else onOpen(id)
    },
    [onOpen, pick, selecting],
  )

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 10) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length])

  useEffect(() => {
    const index = cursor ? shown.current.indexOf(cursor) : -1
    if (index < 0) return
    virtual.scrollToIndex(index, { align: 'auto' })
    // Who writes keeps the field.
    if (!document.activeElement?.closest('input, textarea, select'))
      document.getElementById(`row-${cursor}`)?.focus({ preventScroll: true })
  }, [cursor, shown, virtual])

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
        ref={scroller}
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
          <div
            role="listbox"
            aria-label={t('inbox.list')}
            aria-multiselectable={selection.on || undefined}
            onKeyDown={(event) => {
              const by = steps[event.code]
              if (by === undefined) return
              event.preventDefault()
              onStep(by)
            }}
            className="relative"
            style={{ height: virtual.getTotalSize() }}
          >
            {items.map((item) => {
              const row = rows[item.index]
              if (!row) return null
              return (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 top-0"
                  role="presentation"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <ConversationRow
                    conversation={row}
                    opened={row.id === opened}
                    pointed={row.id === cursor}
                    now={now}
                    assistantName={assistantName}
                    myIds={myIds}
                    selected={selection.on ? selection.ids.has(row.id) : null}
                    tabStop={item.index === stop}
                    place={item.index + 1}
                    of={hasNextPage ? -1 : rows.length}
                    onOpen={open}
                    onPoint={onPoint}
                  />
                </div>
              )
            })}
          </div>
        )}
      </div>
      {selection.on && <SelectionBar rows={rows} selection={selection} />}
    </section>
  )
}
