import { describe, expect, it } from 'vitest'
import { fitsChannel, textLength, textLimit } from './text-limit.ts'

describe('the length of a text', () => {
  it('is counted in characters on WhatsApp and Telegram', () => {
    expect(fitsChannel('whatsapp', 'ң'.repeat(4096))).toBe(true)
    expect(fitsChannel('whatsapp', 'ң'.repeat(4097))).toBe(false)
    expect(fitsChannel('telegram', 'a'.repeat(4097))).toBe(false)
    expect(textLength('telegram', '👍')).toBe(2)
  })

  it('is counted in bytes on Instagram, so Cyrillic has half the room', () => {
    expect(textLimit('instagram')).toEqual({ max: 1000, unit: 'bytes' })
    expect(fitsChannel('instagram', 'я'.repeat(500))).toBe(true)
    expect(fitsChannel('instagram', 'я'.repeat(501))).toBe(false)
    expect(fitsChannel('instagram', 'a'.repeat(1000))).toBe(true)
  })
})
