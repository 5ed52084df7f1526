import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { type MutableRefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useNow } from '../../app/useNow.ts'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useHeldOrder } from '../heldOrder.ts'
import { keepingDrawn, sizeOr, steps } from '../list/rowPlaces.ts'
import { ContactRow } from './ContactRow.tsx'
import { NoContacts } from './NoContacts.tsx'
import type { useContacts } from './useContacts.ts'

interface Props {
  list: ReturnType<typeof useContacts>
  /** What is asked for: of another list nothing is held. */
  listKey: string
  narrowed: boolean
  opened: string | null
  cursor: string | null
  /** Filled with the ids as they stand, for the keys that walk the list. */
  shown: MutableRefObject<readonly string[]>
  onOpen: (id: string) => void
  onPoint: (id: string) => void
  onStep: (by: number) => void
  /** Everybody, whatever was asked for. */
  onAll: () => void
}

/** Pixels, as of most. */
const usualSize = () => 76
const sizeOf = sizeOr(usualSize)
/** The contacts, of which only those in sight are drawn. */
export function ContactsList(props: Props) {
  const { list, listKey, narrowed, opened, cursor, shown, onOpen, onPoint, onStep, onAll } = props
  const t = useT()
  const now = useNow()
  const assistantName = useAssistantName()
  const scroller = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const [pointerOver, setPointerOver] = useState(false)
  // What only stands in for another list is not held: its rows go when the others come.
  const { rows, waiting, release } = useHeldOrder(list.rows, pointerOver && !list.isPlaceholderData, listKey)
  shown.current = rows.map(({ id }) => id)

  // One row takes the focus; it stays drawn while others are scrolled past, else the focus would be lost.
  const stop = Math.max(
    0,
    rows.findIndex(({ id }) => id === (cursor ?? opened)),
  )
  // Another function each time would sum up all rows anew at each step of the wheel.
  const keyOf = useCallback((index: number) => rows[index]?.id ?? index, [rows])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: usualSize,
    getItemKey: keyOf,
    measureElement: sizeOf,
    overscan: 6,
    rangeExtractor: keepingDrawn(stop),
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 10) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length])

  useEffect(() => {
    const index = cursor ? shown.current.indexOf(cursor) : -1
    if (index < 0) return
    virtual.scrollToIndex(index, { align: 'auto' })
    if (!document.activeElement?.closest('input, textarea, select'))
      document.getElementById(`row-${cursor}`)?.focus({ preventScroll: true })
  }, [cursor, shown, virtual])

  return (
    <div
      ref={scroller}
      className="grow min-h-0 overflow-y-auto @container"
      onPointerEnter={(event) => event.pointerType === 'mouse' && setPointerOver(true)}
      onPointerLeave={() => setPointerOver(false)}
    >
      {waiting > 0 && (
        <div className="sticky top-2 h-0 flex items-start justify-center z-(--z-sticky)">
          <button type="button" className="chip on shadow-(--shadow-pop)" onClick={release}>
            {t('inbox.updates', { count: waiting })}
            <ArrowUp className="small" aria-hidden="true" />
          </button>
        </div>
      )}
      {list.isError && rows.length === 0 ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonRows rows={9} avatar />
      ) : rows.length === 0 ? (
        <NoContacts narrowed={narrowed} onAll={onAll} />
      ) : (
        <>
          {list.near && (
            <p className="px-4 md:px-6 pt-3 text-sm text-muted" role="status">
              {t('contacts.near')}
            </p>
          )}
          <div
            role="listbox"
            aria-label={t('contacts.list')}
            className="relative"
            style={{ height: virtual.getTotalSize() }}
            onKeyDown={(event) => {
              const by = steps[event.code]
              if (by === undefined) return
              event.preventDefault()
              onStep(by)
            }}
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
                  <ContactRow
                    row={row}
                    opened={row.id === opened}
                    pointed={row.id === cursor}
                    now={now}
                    assistantName={assistantName}
                    tabStop={item.index === stop}
                    place={item.index + 1}
                    of={hasNextPage ? -1 : rows.length}
                    onOpen={onOpen}
                    onPoint={onPoint}
                  />
                </div>
              )
            })}
          </div>
        </>
      )}
    </div>
  )
}
