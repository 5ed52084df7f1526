import { describe, expect, it } from 'vitest'
import type { Message } from '../api/types.ts'
import { firstUnreadId, timeline } from './timeline.ts'

const message = (id: string, direction: Message['direction'], at: string) =>
  ({ id, direction, at, clientId: null }) as Message
const byDate = (at: string) => at.slice(0, 10)

describe('the timeline', () => {
  it('puts a divider before each new day', () => {
    const items = timeline(
      [message('a', 'in', '2026-11-23T10:00'), message('b', 'out', '2026-11-24T10:00')],
      null,
      byDate,
    )
    expect(items.map((item) => item.kind)).toEqual(['day', 'message', 'day', 'message'])
  })

  it('draws the unread line before the first inbound message not read yet', () => {
    const day = '2026-11-24T10:00'
    const items = timeline(
      [message('a', 'in', day), message('b', 'out', day), message('c', 'in', day)],
      'c',
      byDate,
    )
    expect(items.findIndex((item) => item.kind === 'unread')).toBe(3)
  })

  it('counts what is unread from the end, replies left aside', () => {
    const day = '2026-11-24T10:00'
    const said = [message('a', 'in', day), message('b', 'in', day), message('c', 'out', day)]
    expect([0, 1, 2, 9].map((unread) => firstUnreadId(said, unread))).toEqual([null, 'b', 'a', 'a'])
  })
})
