import { describe, expect, it } from 'vitest'
import type { Board, Conversation } from '../../api/types.ts'
import { columnsOf, stepFrom, stillMoved } from './columns.ts'

const card = (id: string, stageId: string | null) => ({ id, stageId }) as Conversation
const board: Board = {
  columns: [
    { stageId: null, count: 7, items: [card('a', null), card('b', null)] },
    { stageId: 'one', count: 0, items: [] },
    { stageId: 'two', count: 1, items: [card('c', 'two')] },
  ],
}
const shape = (moved: [string, string | null][]) =>
  columnsOf(board, new Map(moved)).map(({ count, items }) => [count, items.map(({ id }) => id).join('')])

describe('the columns of a board', () => {
  it('are as the server says when nothing was moved', () => {
    expect(shape([])).toEqual([
      [7, 'ab'],
      [0, ''],
      [1, 'c'],
    ])
  })

  it('show what was moved at the top of its new place, and count it there', () => {
    expect(shape([['a', 'two']])).toEqual([
      [6, 'b'],
      [0, ''],
      [2, 'ac'],
    ])
    expect(shape([['c', null]])).toEqual([
      [8, 'cab'],
      [0, ''],
      [0, ''],
    ])
  })

  it('forget a move once the server shows it, or shows the conversation no more', () => {
    const moved = new Map<string, string | null>([
      ['a', 'two'],
      ['c', 'two'],
      ['gone', 'one'],
    ])
    expect([...stillMoved(board, moved).keys()]).toEqual(['a'])
  })

  it('are walked by the arrows, over those that are empty', () => {
    const columns = columnsOf(board, new Map())
    expect(stepFrom(columns, 'a', 'ArrowDown')).toBe('b')
    expect(stepFrom(columns, 'b', 'ArrowDown')).toBeUndefined()
    expect(stepFrom(columns, 'b', 'ArrowUp')).toBe('a')
    expect(stepFrom(columns, 'b', 'ArrowRight')).toBe('c')
    expect(stepFrom(columns, 'c', 'ArrowLeft')).toBe('a')
    expect(stepFrom(columns, 'a', 'ArrowLeft')).toBeUndefined()
  })
})
