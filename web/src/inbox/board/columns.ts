import type { Board, Conversation } from '../../api/types.ts'

export interface Column {
  readonly stageId: string | null
  readonly count: number
  readonly items: readonly Conversation[]
}

/** Where each conversation was just put, until the server says so itself. */
export type Moved = ReadonlyMap<string, string | null>

/** The board with what was just moved at the top of its new column, counted there. */
export function columnsOf(board: Board, moved: Moved): Column[] {
  const all = board.columns.flatMap(({ items }) => items)
  const target = (each: Conversation) => (moved.has(each.id) ? (moved.get(each.id) ?? null) : each.stageId)
  return board.columns.map(({ stageId, count, items }) => {
    const come = all.filter((each) => each.stageId !== stageId && target(each) === stageId)
    const stay = items.filter((each) => target(each) === stageId)
    return { stageId, count: count + come.length - (items.length - stay.length), items: [...come, ...stay] }
  })
}

/** What the board does not show in its new place yet. */
export const stillMoved = (board: Board, moved: Moved): Moved =>
  new Map(
    [...moved].filter(([id, stageId]) =>
      board.columns.some(({ items }) => items.some((each) => each.id === id && each.stageId !== stageId)),
    ),
  )

/** The card that an arrow leads to from another one: above, below, or at the same height beside it. */
export function stepFrom(
  columns: readonly Column[],
  id: string,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): string | undefined {
  const x = columns.findIndex(({ items }) => items.some((each) => each.id === id))
  const y = columns[x]?.items.findIndex((each) => each.id === id) ?? -1
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[x]?.items[y + (key === 'ArrowUp' ? -1 : 1)]?.id
  const beside = key === 'ArrowLeft' ? columns.slice(0, Math.max(0, x)).toReversed() : columns.slice(x + 1)
  const items = beside.find((column) => column.items.length > 0)?.items
  return items?.[Math.min(y, items.length - 1)]?.id
}
