import { useVirtualizer } from '@tanstack/react-virtual'
import { type MutableRefObject, useCallback, useEffect, useMemo } from 'react'
import type { Conversation } from '../api/types.ts'
import { useAssistantName } from '../app/useAssistantName.ts'
import { useMyIds } from '../app/useMyIds.ts'
import { useNow } from '../app/useNow.ts'
import { useT } from '../i18n/i18n.tsx'
import { ConversationRow } from './ConversationRow.tsx'
import { keepingDrawn, sizeOr, steps } from './list/rowPlaces.ts'
import type { Selection } from './organising/useSelection.ts'
import { useShelves } from './organising/useShelves.ts'
import type { useConversations } from './useInbox.ts'

interface Props {
  list: ReturnType<typeof useConversations>
  /** As they stand on the screen, which may be before what the list knows already. */
  rows: readonly Conversation[]
  scroller: HTMLDivElement | null
  opened: string | null
  cursor: string | null
  /** The cursor that had the focus given to it already, whether these rows or those before them did so. */
  followed: MutableRefObject<string | null>
  /** The ids of the rows, for the keys that walk the list. */
  shown: MutableRefObject<readonly string[]>
  onOpen: (id: string) => void
  /** Points at the next one or the one before; beyond an end is that end. */
  onStep: (by: number) => void
  onPoint: (id: string) => void
  selection: Selection
}

/** The rows that are in sight, and a few around them. Scrolling draws this part alone. */
export function ListRows({
  list,
  rows,
  scroller,
  opened,
  cursor,
  followed,
  shown,
  selection,
  ...does
}: Props) {
  const { onOpen, onStep, onPoint } = does
  const t = useT()
  const now = useNow()
  const myIds = useMyIds()
  const assistantName = useAssistantName()
  const shelves = useShelves()

  // One row takes the focus; it stays drawn while others are scrolled past, else the focus would be lost.
  const stop = useMemo(
    () =>
      Math.max(
        0,
        rows.findIndex(({ id }) => id === (cursor ?? opened)),
      ),
    [rows, cursor, opened],
  )
  // Another function each time would sum up all rows anew at each step of the wheel.
  const keyOf = useCallback((index: number) => rows[index]?.id ?? index, [rows])
  const usual = usualSize()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => usual,
    getItemKey: keyOf,
    measureElement: sizeOf,
    overscan: 6,
    rangeExtractor: keepingDrawn(stop),
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
    if (!cursor) followed.current = null
    const index = cursor ? shown.current.indexOf(cursor) : -1
    if (index < 0 || !scroller) return
    virtual.scrollToIndex(index, { align: 'auto' })
    // Rows that come back, as from what was found, leave the focus where it is.
    if (followed.current === cursor) return
    followed.current = cursor
    // Who writes keeps the field.
    if (!document.activeElement?.closest('input, textarea, select'))
      document.getElementById(`row-${cursor}`)?.focus({ preventScroll: true })
  }, [cursor, followed, scroller, shown, virtual])

  return (
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
            className="row-place"
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
              shelves={shelves}
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
  )
}

/** Pixels of a row with one line of marks, as measured. A wrong guess costs a new sum over all rows for each that comes into sight. */
const usualSize = () => (document.documentElement.dataset['density'] === 'compact' ? 46 : 72)

const sizeOf = sizeOr(usualSize)
