import { describe, expect, it } from 'vitest'
import { rowOf, touchedBy } from './touched.ts'

const threadIsAskedAnew = (kind: Parameters<typeof touchedBy>[0]['kind']) =>
  touchedBy({ kind, conversationId: 'c1' }, 's1').some((key) => key.join(' ') === 'messages s1 c1')

describe('what a store event makes stale', () => {
  it('is the thread, for a message and for a past that came without one', () => {
    expect(threadIsAskedAnew('message.received')).toBe(true)
    expect(threadIsAskedAnew('conversation.updated')).toBe(true)
  })

  it('is what saved views count, for whatever happens in a conversation', () => {
    const stale = (kind: Parameters<typeof touchedBy>[0]['kind']) =>
      touchedBy({ kind, conversationId: 'c1' }, 's1').some((key) => key.join(' ') === 'saved-views s1')
    expect((['message.received', 'conversation.updated', 'saved-view.updated'] as const).map(stale)).toEqual([
      ...[true, true, true],
    ])
    expect(stale('canned.updated')).toBe(false)
  })

  it('is one row of the lists, for what happens in a conversation; all of them, for what they are made of', () => {
    const lists = (event: Parameters<typeof touchedBy>[0]) => [
      rowOf(event),
      touchedBy(event, 's1').some(([name]) => name === 'conversations'),
    ]
    for (const kind of ['message.received', 'conversation.updated', 'turn.ended', 'answer.late'] as const) {
      expect(lists({ kind, conversationId: 'c1' })).toEqual(['c1', false])
      expect(lists({ kind })).toEqual([null, true])
    }
    expect(lists({ kind: 'organising.updated' })).toEqual([null, true])
    expect(lists({ kind: 'pins.updated', conversationId: 'c1' })).toEqual([null, false])
  })

  it('is what is quoted, when a message was changed or taken back', () => {
    const quoted = ['quoted', 's1', 'c1']
    expect(touchedBy({ kind: 'message.updated', conversationId: 'c1' }, 's1')).toContainEqual(quoted)
    expect(touchedBy({ kind: 'message.received', conversationId: 'c1' }, 's1')).not.toContainEqual(quoted)
  })

  it('is not the thread while an assistant thinks', () => {
    expect(threadIsAskedAnew('turn.started')).toBe(false)
    expect(touchedBy({ kind: 'turn.started', conversationId: 'c1' }, 's1')).toContainEqual([
      ...['conversation', 's1', 'c1'],
    ])
  })

  it('is what is pinned, when that changes and when a pinned message says something else', () => {
    const stale = (kind: Parameters<typeof touchedBy>[0]['kind']) =>
      touchedBy({ kind, conversationId: 'c1' }, 's1').some(([name]) => name === 'pins')
    expect((['pins.updated', 'message.updated', 'note.changed'] as const).map(stale)).toEqual([
      true,
      true,
      true,
    ])
    expect(stale('message.received')).toBe(false)
  })

  it('is the receipt of one answer alone, when somebody judges it', () => {
    const event = { kind: 'receipt.updated', conversationId: 'c1', messageId: 'm1' } as const
    expect(touchedBy(event, 's1')).toEqual([['receipt', 's1', 'm1']])
  })
})
