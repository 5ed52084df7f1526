import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { readBoard } from '../../api/board.ts'
import type { Board, Conversation } from '../../api/types.ts'
import { useHere } from '../../app/store.tsx'
import { useT } from '../../i18n/i18n.tsx'
import { useOrganise } from '../organising/useOrganise.ts'
import { useStages } from '../organising/useOrganising.ts'
import { columnsOf, type Moved, stillMoved } from './columns.ts'

const pageSize = 30
const most = 200

/** The board as it stands, with what was just moved where it was put, and the way to move. */
export function useBoard() {
  const t = useT()
  const { store } = useHere()
  const { change } = useOrganise()
  const stages = useStages()
  const [limit, setLimit] = useState(pageSize)
  const [moved, setMoved] = useState<Moved>(nothing)
  const query = useQuery({
    queryKey: ['conversations', store.id, 'board', limit],
    queryFn: () => readBoard(store.id, limit),
    placeholderData: (before) => before,
  })
  const board = query.data ?? empty
  const columns = useMemo(() => columnsOf(board, moved), [board, moved])
  // A refusal, too, is followed by a board that is read anew.
  const waiting = stillMoved(board, moved)
  if (waiting.size < moved.size) setMoved(waiting)

  const nameOf = useCallback(
    (stageId: string | null) => stages.find(({ id }) => id === stageId)?.name ?? t('organise.noStage'),
    [stages, t],
  )
  const move = useCallback(
    async (conversation: Conversation, stageId: string | null) => {
      if (conversation.stageId === stageId) return
      setMoved((before) => new Map(before).set(conversation.id, stageId))
      const ends = stages.find(({ id }) => id === stageId)?.ends === true
      // A stage that ends closes by itself; who goes on from there is open again.
      const set = { stageId, ...(!ends && conversation.state === 'closed' && { state: 'open' as const }) }
      const said = stageId ? t('organise.saidStage', { name: nameOf(stageId) }) : t('organise.saidNoStage')
      await change([conversation], set, said)
      await query.refetch()
      setMoved((before) => new Map([...before].filter(([id]) => id !== conversation.id)))
    },
    [change, nameOf, query.refetch, stages, t],
  )
  return {
    query,
    columns,
    nameOf,
    move,
    more: limit < most ? () => setLimit((before) => Math.min(most, before + pageSize)) : null,
  }
}

const nothing: Moved = new Map()
const empty: Board = { columns: [] }
