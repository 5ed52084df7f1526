import { describe, expect, it } from 'vitest'
import type { Message } from '../api/types.ts'
import { firstUnreadId, timeline } from './timeline.ts'

const message = (id: string, direction: Message['direction'], at: string) =>
  ({ id, direction, at, clientId: null, author: 'contact', content: {}, quoted: null }) as Message
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

  it('marks what came after words that were said later, but no clock that is a little off', () => {
    const at = (time: string) => `2026-11-24T${time}Z`
    const said = [
      message('a', 'in', at('10:00:00')),
      message('b', 'out', at('10:05:00')),
      message('c', 'in', at('10:01:00')),
      message('d', 'in', at('10:04:00')),
      { ...message('e', 'in', at('09:00:00')), conversationId: 'other' },
      { ...message('f', 'in', at('09:00:00')), imported: true },
    ]
    const late = timeline(said, null, byDate).flatMap((item) =>
      item.kind === 'message' && item.late ? [item.key] : [],
    )
    expect(late).toEqual(['c'])
  })

  it('says over which channel it goes on, where there are several', () => {
    const day = '2026-11-24T10:00'
    const of = (id: string, conversationId: string) => ({ ...message(id, 'in', day), conversationId })
    const shape = (messages: Message[]) =>
      timeline(messages, null, byDate).map((item) =>
        item.kind === 'channel' ? item.conversationId : item.kind === 'message' ? item.message.id : item.kind,
      )
    expect(shape([of('a', 'one'), of('b', 'two'), of('c', 'two'), of('d', 'one')])).toEqual([
      'day',
      'one',
      'a',
      'two',
      'b',
      'c',
      'one',
      'd',
    ])
    expect(shape([of('a', 'one'), of('b', 'one')])).toEqual(['day', 'a', 'b'])
  })

  it('shows the messages of one album in one, as long as nothing comes between them', () => {
    const of = (id: string, album: string, at = '2026-11-24T10:00') => ({
      ...message(id, 'in', at),
      content: { album },
    })
    const groups = (messages: Message[], unread: string | null = null) =>
      timeline(messages, unread, byDate).flatMap((item) =>
        item.kind === 'message' ? [[item.message, ...item.mates].map(({ id }) => id).join('')] : [],
      )
    expect(
      groups([of('a', '1'), of('b', '1'), of('c', '2'), message('d', 'in', '2026-11-24T10:00')]),
    ).toEqual(['ab', 'c', 'd'])
    expect(groups([of('a', '1'), of('b', '1')], 'b')).toEqual(['a', 'b'])
    expect(groups([of('a', '1', '2026-11-23T23:59'), of('b', '1')])).toEqual(['a', 'b'])
  })

  it('says once where the imported past ends', () => {
    const day = '2026-11-24T10:00'
    const past = ['a', 'b'].map((id) => ({ ...message(id, 'in', day), imported: true }))
    const items = timeline([...past, message('c', 'in', day)], null, byDate)
    expect(items.map((item) => item.kind)).toEqual(['day', 'message', 'message', 'pastEnds', 'message'])
  })

  it('counts what is unread from the end, replies left aside', () => {
    const day = '2026-11-24T10:00'
    const said = [message('a', 'in', day), message('b', 'in', day), message('c', 'out', day)]
    expect([0, 1, 2, 9].map((unread) => firstUnreadId(said, unread))).toEqual([null, 'b', 'a', 'a'])
  })
})
