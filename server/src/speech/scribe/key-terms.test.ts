import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyTerms } from './key-terms.ts'

describe('names as key terms', () => {
  it('are cut at a word and given once', () => {
    expect(keyTerms(['Льняная рубашка', 'Льняная  рубашка', 'Платье [летнее] {новое}', '2026', ''])).toEqual([
      'Льняная рубашка',
      'Платье летнее новое',
    ])
    expect(keyTerms(['один два три четыре пять шесть'])).toEqual(['один два три четыре пять'])
  })

  it('keep to the limits of the service, whatever the shop calls its things', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 300 }), (names) => {
        const terms = keyTerms(names)
        expect(terms.length).toBeLessThanOrEqual(100)
        for (const term of terms) {
          expect(term.length).toBeLessThan(50)
          expect(term.split(' ').length).toBeLessThanOrEqual(5)
          expect(term).not.toMatch(/[<>{}[\]\\]/)
        }
      }),
    )
  })
})
