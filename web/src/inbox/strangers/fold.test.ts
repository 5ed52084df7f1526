import { describe, expect, it } from 'vitest'
import { foldOf } from './fold.ts'

const folded = (text: string) => text.slice(0, foldOf(text) ?? 0)

describe('a text that is long', () => {
  it('is folded at the end of a word', () => {
    const shown = folded('сколько стоит рубашка '.repeat(3_000))
    expect(shown.length).toBeLessThan(1_000)
    expect(shown).toMatch(/(сколько|стоит|рубашка)$/)
  })

  it('is folded in the middle of a word that does not end, and no sign is cut in two', () => {
    for (const before of ['', 'a']) {
      const shown = folded(before + '🧵'.repeat(30_000))
      expect(shown.length).toBeGreaterThan(800)
      expect(shown.isWellFormed()).toBe(true)
    }
  })

  it('is folded when it is many lines of nothing', () => {
    expect(folded('1\n'.repeat(700)).split('\n')).toHaveLength(15)
  })

  it('is whole when it is not', () => {
    expect(foldOf('сколько стоит? '.repeat(90))).toBeNull()
    expect(foldOf('раз\nдва')).toBeNull()
  })
})
