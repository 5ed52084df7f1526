import { describe, expect, it } from 'vitest'
import { doubtfulWords } from './transcript.ts'

const heard = { text: 'мне 2 рубашки L', language: 'ru', by: 'elevenlabs:scribe_v2', standIn: false }

describe('the words of a recording for the assistant', () => {
  it('carry a sign after what was not heard clearly', () => {
    const doubts = [
      { from: 4, to: 5, sure: 40 },
      { from: 14, to: 15, sure: 60 },
    ]
    expect(doubtfulWords({ ...heard, doubts })).toBe('мне 2(?) рубашки L(?)')
    expect(doubtfulWords({ ...heard, doubts: [] })).toBe('мне 2 рубашки L')
  })

  it('are none when nobody listened or nobody spoke', () => {
    expect(doubtfulWords({ ...heard, standIn: true, doubts: [] })).toBeNull()
    expect(doubtfulWords({ ...heard, text: '', doubts: [] })).toBeNull()
  })
})
