import { describe, expect, it } from 'vitest'
import { whySpeaks } from './whySpeaks.ts'

const now = Date.parse('2026-11-24T10:00:00.000Z')
const plain = { how: 'plain', until: null, why: null, open: true, next: null, free: null } as const
const free = {
  block: null,
  assistantOff: null,
  speaker: 'assistant',
  speakerMember: null,
  heldUntil: null,
  window: plain,
  thinking: false,
  handoffReason: null,
} as const
const why = (change: Partial<Parameters<typeof whySpeaks>[0]>, enabled = true) =>
  whySpeaks({ ...free, ...change }, enabled, now)

describe('what the panel says of the assistant', () => {
  it('is that it answers, or is just about to', () => {
    expect([why({}), why({ thinking: true })]).toEqual(['insight.speaks', 'insight.thinking'])
  })

  it('is what keeps it silent, the strongest reason first', () => {
    const member = { speaker: 'member', speakerMember: { id: 'a', name: 'Aizada' } } as const
    expect(why({ ...member, block: { why: 'spam', at: '' } }, false)).toBe('insight.blocked')
    expect(why(member, false)).toBe('insight.member')
    expect(why({ speaker: 'nobody', assistantOff: 'contact' })).toBe('assistantOff.bannerContact')
    expect(why({ speaker: 'nobody', assistantOff: 'channel' }, false)).toBe('assistantOff.bannerChannel')
    expect(why({ ...member, assistantOff: 'contact' })).toBe('insight.member')
    expect(why({ speaker: 'nobody', handoffReason: 'complaint' })).toBe('insight.handedOff')
    expect(why({ speaker: 'nobody' })).toBe('insight.nobody')
    expect(why({}, false)).toBe('insight.off')
    expect(why({ window: { ...plain, how: 'human_agent' } })).toBe('insight.window')
  })

  it('is that somebody types, until that is over', () => {
    expect(why({ heldUntil: '2026-11-24T10:00:30.000Z' })).toBe('insight.held')
    expect(why({ heldUntil: '2026-11-24T09:59:59.000Z' })).toBe('insight.speaks')
  })
})
