import { describe, expect, it } from 'vitest'
import { type Event, type Facts, newsOf, type Standing } from './news.ts'

const now = new Date('2026-11-29T08:00:00.000Z')
const justNow = new Date(now.getTime() - 10_000)
const waits: Standing = {
  id: 'c',
  speaker: 'nobody',
  handoffReason: 'asked',
  waitingSince: justNow,
  lastInboundAt: justNow,
  epoch: 4n,
  assigneeId: null,
  blocked: false,
  unread: 1,
  failed: 0,
}
const event = (kind: string): Event => ({ kind, payload: { conversationId: 'c', messageId: 'm' } })
const facts = (part: Partial<Standing>, more: Partial<Facts> = {}): Facts => ({
  conversations: new Map([['c', { ...waits, ...part }]]),
  unsent: new Map(),
  mentioned: new Map(),
  ...more,
})
const nobody = facts({})

describe('news', () => {
  it.each<[string, string, Facts, string[]]>([
    ['what a customer writes where no assistant answers', 'message.received', nobody, ['message m']],
    ['not what the assistant answers', 'message.received', facts({ speaker: 'assistant' }), []],
    ['also where it only drafts', 'message.received', facts({ speaker: 'draft' }), ['message m']],
    ['not of who is blocked', 'message.received', facts({ blocked: true }), []],
    ['that the assistant asks for a person', 'turn.ended', nobody, ['asked 4']],
    ['the same, told by the conversation', 'conversation.updated', nobody, ['asked 4']],
    ['not while somebody speaks', 'conversation.updated', facts({ speaker: 'member' }), []],
    ['not of a call of long ago', 'conversation.updated', facts({ lastInboundAt: new Date(0) }), []],
    ['not when it is answered', 'conversation.updated', facts({ waitingSince: null }), []],
    [
      'what did not leave',
      'message.updated',
      facts({}, { unsent: new Map([['m', 'failed']]) }),
      ['failed m failed'],
    ],
    ['not what has only arrived', 'message.updated', nobody, []],
    [
      'who is asked to look',
      'note.changed',
      facts({}, { mentioned: new Map([['m', ['bakyt']]]) }),
      ['mention m'],
    ],
    ['nothing of what the shop sends', 'message.sent', nobody, []],
    ['nothing of what is gone', 'message.received', { ...nobody, conversations: new Map() }, []],
  ])('is %s', (_what, kind, known, keys) => {
    expect(newsOf([event(kind)], known, now).map(({ key }) => key)).toEqual(keys)
  })
})
