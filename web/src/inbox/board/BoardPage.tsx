import { Link, useNavigate } from '@tanstack/react-router'
import { List } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useWide } from '../../app/useWide.ts'
import { Failure, Skeleton } from '../../design/States.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { Organiser } from '../organising/Organiser.tsx'
import { BoardCard } from './BoardCard.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { ColumnChips } from './ColumnChips.tsx'
import { useBoard } from './useBoard.ts'
import { useLift } from './useLift.ts'

/** The way to a sale as columns. */
export const BoardPage = () => (
  <Organiser>
    <Board />
  </Organiser>
)

function Board() {
  const t = useT()
  const { store } = useHere()
  const go = useNavigate()
  const wide = useWide('48rem')
  const hint = useId()
  const { query, columns, nameOf, move, more } = useBoard()
  const [single, setSingle] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [dragging, setDragging] = useState(false)
  const { root, focus, current, setCurrent, keep } = useCardFocus(columns.flatMap(({ items }) => items))
  const shown = wide ? columns : columns.filter(({ stageId }) => stageId === single)
  const moveTo = (conversation: Conversation, stageId: string | null) => {
    if (!wide) setSingle(stageId)
    keep(conversation.id)
    void move(conversation, stageId)
  }
  const openOne = ({ id }: Conversation) =>
    void go({
      to: '/s/$storeId/inbox/$view',
      params: { storeId: store.id, view: 'all' },
      search: { conv: id },
    })
  const { lifted, onKeyDown, putBack } = useLift({
    columns,
    onMove: moveTo,
    onOpen: openOne,
    onFocus: focus,
    say: (what, stageId) => setSaid(t(`board.${what}`, { stage: nameOf(stageId) })),
  })
  const drop = (conversationId: string, stageId: string | null) => {
    // The card that was dragged is drawn anew in its new column, and never hears that this has ended.
    setDragging(false)
    const conversation = columns.flatMap(({ items }) => items).find(({ id }) => id === conversationId)
    if (conversation) moveTo(conversation, stageId)
  }

  return (
    <main className="grow min-w-0 min-h-0 flex flex-col" ref={root}>
      <header className="flex items-center gap-3 min-h-14 px-4 md:px-5 border-b border-hair bg-pane">
        <h1 className="text-xl grow cut">{t('board.title')}</h1>
        <Link to="/s/$storeId/inbox/$view" params={{ storeId: store.id, view: 'all' }} className="btn small">
          <List className="small" aria-hidden="true" />
          {t('board.asList')}
        </Link>
      </header>
      <p id={hint} className="sr">
        {t('board.hint')}
      </p>
      <p className="sr" role="status" aria-live="assertive">
        {said}
      </p>
      {query.isError && columns.length === 0 && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {!wide && columns.length > 0 && (
        <ColumnChips columns={columns} nameOf={nameOf} chosen={single} onChoose={setSingle} />
      )}
      <div className={dragging ? 'board dragging' : 'board'}>
        {query.isPending && [1, 2, 3].map((n) => <Skeleton key={n} className="board-column h-64" />)}
        {shown.map((column) => (
          <BoardColumn
            key={column.stageId ?? 'none'}
            column={column}
            name={nameOf(column.stageId)}
            over={lifted !== null && lifted.over === column.stageId}
            onDrop={(id) => drop(id, column.stageId)}
            onMore={more}
          >
            {column.items.map((conversation) => (
              <BoardCard
                key={conversation.id}
                conversation={conversation}
                lifted={lifted?.conversation.id === conversation.id}
                focusable={conversation.id === current}
                hintId={hint}
                onOpen={() => openOne(conversation)}
                onKeyDown={(event) => onKeyDown(event, conversation)}
                onFocus={() => setCurrent(conversation.id)}
                onLeave={putBack}
                onDrag={setDragging}
              />
            ))}
          </BoardColumn>
        ))}
      </div>
    </main>
  )
}

/** One card takes Tab; the focus goes along with a card that is moved to another column. */
function useCardFocus(cards: readonly Conversation[]) {
  const root = useRef<HTMLElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const kept = useRef<string | null>(null)
  const focus = (id: string) =>
    root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus()
  useEffect(() => {
    void cards
    if (!kept.current || document.activeElement !== document.body) return
    focus(kept.current)
    kept.current = null
  })
  const keep = (id: string) => {
    kept.current = id
  }
  const here = cards.some(({ id }) => id === current) ? current : (cards[0]?.id ?? null)
  return { root, focus, current: here, setCurrent, keep }
}
