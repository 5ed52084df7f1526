import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type MutableRefObject, useEffect, useRef } from 'react'
import { useAssistantName } from '../../app/useAssistantName.ts'
import { useNow } from '../../app/useNow.ts'
import { Failure, SkeletonRows } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { ContactRow } from './ContactRow.tsx'
import { NoContacts } from './NoContacts.tsx'
import type { useContacts } from './useContacts.ts'

interface Props {
  list: ReturnType<typeof useContacts>
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

const estimatedRow = 76
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** The contacts, of which only those in sight are drawn. */
export function ContactsList(props: Props) {
  const { list, narrowed, opened, cursor, shown, onOpen, onPoint, onStep, onAll } = props
  const t = useT()
  const now = useNow()
  const assistantName = useAssistantName()
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  shown.current = rows.map(({ id }) => id)

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
    <div ref={scroller} className="grow min-h-0 overflow-y-auto @container">
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
                  className="absolute inset-x-0 top-0"
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
