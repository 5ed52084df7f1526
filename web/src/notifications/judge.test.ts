import { describe, expect, it } from 'vitest'
import type { Conversation, Message } from '../api/types.ts'
import { askedFor, failedIn, isTheirs, loudest, type News, writtenIn } from './judge.ts'
import { isQuiet } from './quiet.ts'

const now = Date.parse('2026-11-28T10:00:00Z')
const meerim = {
  id: 'meerim',
  speaker: 'nobody',
  handoffReason: 'asked_for_person',
  waitingSince: '2026-11-28T09:59:00Z',
  lastInboundAt: '2026-11-28T09:59:00Z',
  epoch: 3,
  assignee: null,
} as Conversation

describe('what is told', () => {
  it('is that the assistant asks for a person, once for each time, and not of old', () => {
    expect(askedFor(meerim, now)).toMatchObject({ kind: 'asked', key: 'asked meerim 3' })
    expect(askedFor({ ...meerim, speaker: 'member' }, now)).toBeNull()
    expect(askedFor({ ...meerim, handoffReason: null }, now)).toBeNull()
    expect(askedFor({ ...meerim, waitingSince: null }, now)).toBeNull()
    expect(askedFor(meerim, now + 5 * 60_000)).toBeNull()
  })

  it('is what a customer writes, except to the assistant', () => {
    expect(writtenIn(meerim, 'm1')).toMatchObject({ kind: 'message', key: 'message m1' })
    expect(writtenIn({ ...meerim, speaker: 'assistant' }, 'm1')).toBeNull()
  })

  it('is what did not leave, and nothing that did', () => {
    expect(failedIn(meerim, { id: 'm', status: 'failed' } as Message)).toMatchObject({ kind: 'failed' })
    expect(failedIn(meerim, { id: 'm', status: 'uncertain' } as Message)).toMatchObject({ kind: 'failed' })
    expect(failedIn(meerim, { id: 'm', status: 'sent' } as Message)).toBeNull()
    expect(failedIn(meerim, undefined)).toBeNull()
  })

  it('is of the reader\u2019s own and nobody\u2019s conversations, unless they chose all', () => {
    const me = new Set(['aizada'])
    const of = (id: string | null, whose: 'mine' | 'all') =>
      isTheirs({ assignee: id === null ? null : { id, name: id } }, { whose }, me)
    expect([of(null, 'mine'), of('aizada', 'mine'), of('bakyt', 'mine'), of('bakyt', 'all')]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })

  it('is the loudest of what came together in one conversation', () => {
    const news = (kind: News['kind'], conversationId = 'meerim'): News => ({
      kind,
      key: kind,
      conversationId,
    })
    expect(loudest([news('message'), news('asked'), news('mention'), news('message', 'kanat')])).toEqual([
      news('asked'),
      news('message', 'kanat'),
    ])
  })
})

describe('quiet hours', () => {
  const at = (time: string) => new Date(`2026-11-28T${time}:00Z`)
  const bishkek = 'Asia/Bishkek'

  it('go by the clock of the store, over midnight where they have to', () => {
    const night = { from: '22:00', until: '08:00' }
    // Bishkek is six hours ahead.
    expect(isQuiet(night, at('15:59'), bishkek)).toBe(false)
    expect(isQuiet(night, at('16:00'), bishkek)).toBe(true)
    expect(isQuiet(night, at('18:30'), bishkek)).toBe(true)
    expect(isQuiet(night, at('01:59'), bishkek)).toBe(true)
    expect(isQuiet(night, at('02:00'), bishkek)).toBe(false)
    expect(isQuiet({ from: '13:00', until: '14:00' }, at('07:30'), bishkek)).toBe(true)
    expect(isQuiet({ from: '13:00', until: '14:00' }, at('08:00'), bishkek)).toBe(false)
    expect(isQuiet(null, at('20:00'), bishkek)).toBe(false)
  })
})
