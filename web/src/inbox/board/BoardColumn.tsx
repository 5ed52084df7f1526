import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.tsx'
import type { Column } from './columns.ts'

interface Props {
  column: Column
  name: string
  /** Something is held over it by the keyboard. */
  over: boolean
  onDrop: (conversationId: string) => void
  onMore: (() => void) | null
  children: ReactNode
}

/** A stage with how many stand there. What is dragged is put down anywhere in it. */
export function BoardColumn({ column, name, over, onDrop, onMore, children }: Props) {
  const t = useT()
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState(false)
  useEffect(() => {
    if (over) section.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [over])
  const hold = (event: DragEvent) => {
    event.preventDefault()
    setDragged(true)
  }
  return (
    <section
      ref={section}
      className={over || dragged ? 'board-column over' : 'board-column'}
      aria-labelledby={id}
      onDragOver={hold}
      onDragLeave={(event) =>
        !event.currentTarget.contains(event.relatedTarget as Node | null) && setDragged(false)
      }
      onDrop={(event) => {
        event.preventDefault()
        setDragged(false)
        onDrop(event.dataTransfer.getData('text/plain'))
      }}
    >
      <h2 id={id} className="board-head">
        <span className="cut">{name}</span>
        <span className="num text-xs text-muted">{column.count}</span>
      </h2>
      {column.items.length === 0 ? (
        <p className="text-sm text-faint px-1 py-3">{t('board.empty')}</p>
      ) : (
        <ul className="flex flex-col gap-2">{children}</ul>
      )}
      {onMore && column.items.length < column.count && (
        <button type="button" className="btn quiet small self-start" onClick={onMore}>
          {t('common.showMore')}
        </button>
      )}
    </section>
  )
}
