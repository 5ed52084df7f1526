import { describe, expect, it } from 'vitest'
import { isTyped } from './isTyped.ts'

describe('the name that is typed before a customer is erased', () => {
  it('may differ in capitals and spaces, and in signs that nobody sees', () => {
    expect(isTyped('  мээрим   токтосунова', 'Мээрим Токтосунова')).toBe(true)
    expect(isTyped('Meerim', '\u2068Meerim\u2069')).toBe(true)
  })

  it('is not a part of it, nor nothing', () => {
    for (const typed of ['', ' ', 'Мээрим', 'Мээрим Токтосуновa']) // The last letter is a Latin one.
      expect(isTyped(typed, 'Мээрим Токтосунова')).toBe(false)
  })
})
