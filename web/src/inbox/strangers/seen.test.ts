import { describe, expect, it } from 'vitest'
import { beginningOf, seenName, seenText } from './seen.ts'

describe('what a stranger writes', () => {
  it('is not turned around by signs that nobody sees', () => {
    expect(seenText('оплатил \u202e0052\u202c сом')).toBe('оплатил 0052 сом')
    expect(seenText('\u2067a\u2069')).toBe('a')
    expect(seenText('да\u{e0069}\u{e0067}')).toBe('да')
  })

  it('keeps pictures, lines and other scripts as they are', () => {
    for (const text of ['👩‍👩‍👧 рахмат', 'а\nб', 'سلام، چطوری', 'נתן']) expect(seenText(text)).toBe(text)
  })
})

describe('a name', () => {
  it('that is written from the right is kept apart from what stands around it', () => {
    expect(seenName('علی')).toBe('\u2068علی\u2069')
    expect(seenName('\u2069\u202eעלי')).toBe('\u2068עלי\u2069')
  })

  it('of ours stays as it is', () => {
    expect(seenName('Ыйса Жээнбек уулу')).toBe('Ыйса Жээнбек уулу')
  })
})

describe('the beginning of a text', () => {
  it('is the text when it is short, and cuts no sign in two', () => {
    expect(beginningOf('салам')).toBe('салам')
    const cut = beginningOf(`a${'🧵'.repeat(30_000)}`)
    expect(cut.length).toBeLessThan(203)
    expect(cut.isWellFormed()).toBe(true)
  })
})
