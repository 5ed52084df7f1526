import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../api/types.ts'
import { cameDue } from './cameDue.ts'

const due = Date.parse('2026-11-25T07:00:00.000Z')
const rows = [
  { id: 'c', promiseDueAt: '2026-11-25T07:00:00.000Z' },
  { id: 'd', promiseDueAt: null },
] as Conversation[]
const found = (since: number, now: number) =>
  cameDue(rows, since, now).map(({ conversation, late }) => [conversation.id, late])

describe('a reminder', () => {
  it('comes when a promise is due and an hour later, once each', () => {
    expect(found(due - 15_000, due - 1)).toEqual([])
    expect(found(due - 15_000, due)).toEqual([['c', false]])
    expect(found(due, due + 15_000)).toEqual([])
    expect(found(due + 3_599_000, due + 3_600_000)).toEqual([['c', true]])
    expect(found(due + 3_600_000, due + 9_000_000)).toEqual([])
  })
})
