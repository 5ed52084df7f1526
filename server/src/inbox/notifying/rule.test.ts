import { describe, expect, it } from 'vitest'
import type { Standing } from './news.ts'
import { isTold, type Situation, timeIn } from './rule.ts'

const conversation: Standing = {
  id: 'c',
  speaker: 'nobody',
  handoffReason: null,
  waitingSince: new Date(0),
  lastInboundAt: new Date(0),
  epoch: 0n,
  assigneeId: null,
  blocked: false,
  unread: 1,
  failed: 0,
}
const usual: Situation = {
  kind: 'message',
  isHere: false,
  memberId: 'aizada',
  choice: { whose: 'mine', sounds: [], desktop: ['message', 'asked', 'mention', 'failed'], quiet: null },
  time: '12:00',
  conversation,
}
const night = { from: '22:00', until: '08:00' }
const noon = { from: '12:00', until: '13:00' }
const choice = (part: Partial<Situation['choice']>): Partial<Situation> => ({
  choice: { ...usual.choice, ...part },
})
const where = (part: Partial<Standing>): Partial<Situation> => ({
  conversation: { ...conversation, ...part },
})

describe('a member is told away from the panel', () => {
  it.each<[string, boolean, Partial<Situation>]>([
    ['what is new of nobody\u2019s', true, {}],
    ['never while a panel of theirs is open', false, { isHere: true }],
    ['no kind that they did not choose for the screen', false, choice({ desktop: ['mention'] })],
    ['the kind that they chose', true, { kind: 'mention', ...choice({ desktop: ['mention'] }) }],
    ['what is theirs', true, where({ assigneeId: 'aizada' })],
    ['nothing of a colleague\u2019s', false, where({ assigneeId: 'bakyt' })],
    [
      'also a colleague\u2019s, where they chose all',
      true,
      { ...where({ assigneeId: 'bakyt' }), ...choice({ whose: 'all' }) },
    ],
    ['of a mention, whosever it is', true, { kind: 'mention', ...where({ assigneeId: 'bakyt' }) }],
    ['nothing in quiet hours', false, choice({ quiet: noon })],
    ['again when they are over', true, { time: '13:00', ...choice({ quiet: noon }) }],
    ['nothing in the evening of a quiet night', false, { time: '22:00', ...choice({ quiet: night }) }],
    ['nothing in its morning', false, { time: '07:59', ...choice({ quiet: night }) }],
    ['by day before it', true, { time: '21:59', ...choice({ quiet: night }) }],
    ['nothing of who is blocked', false, where({ blocked: true })],
    ['nothing that was read meanwhile', false, where({ unread: 0 })],
    [
      'nothing when somebody has answered the call',
      false,
      { kind: 'asked', ...where({ waitingSince: null }) },
    ],
    ['a call that still stands, read or not', true, { kind: 'asked', ...where({ unread: 0 }) }],
    ['nothing of what has left after all', false, { kind: 'failed' }],
    ['of what did not leave', true, { kind: 'failed', ...where({ failed: 1, unread: 0 }) }],
  ])('%s', (_what, told, part) => {
    expect(isTold({ ...usual, ...part })).toBe(told)
  })

  it('by the clock of the store', () => {
    const now = new Date('2026-11-29T19:30:00.000Z')
    expect(timeIn('Asia/Bishkek', now)).toBe('01:30')
    expect(timeIn('UTC', now)).toBe('19:30')
  })
})
