import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asked } from './asked.ts'
import { fold, skeleton, tokens } from './fold.ts'
import { guessLanguage } from './language.ts'

describe('folding', () => {
  it('reads Kyrgyz typed with Russian letters as Kyrgyz', () => {
    expect(fold('Көйнөк ҮЧҮН жаңы ЁЛКА')).toBe('койнок учун жаны елка')
  })

  it.each([
    ['льняная', 'lnyanaya'],
    ['льняная', 'lnianaia'],
    ['рубашка', 'rubashka'],
    ['көйнөк', 'koynok'],
    ['зыгыр', 'zygyr'],
    ['жеткирүү', 'jetkiruu'],
    ['жеткирүү', 'zhetkiruu'],
    ['джинсы', 'jinsy'],
    ['плащ', 'plasch'],
    ['худи', 'khudi'],
  ])('hears %s and %s as the same', (cyrillic, latin) => {
    expect(skeleton(latin)).toBe(skeleton(cyrillic))
  })

  it('leaves only plain letters, digits and spaces', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[a-z0-9 ]*$/.test(skeleton(text))))
  })

  it('keeps a code whole and gives its parts', () => {
    expect(tokens('есть LS-L?')).toEqual(['есть', 'ls-l', 'ls', 'l'])
  })
})

describe('a question made ready', () => {
  it.each([
    ['сколько стоит льняная рубашка и есть ли L?', 'льняная | рубашка'],
    ['зыгыр көйнөк канча турат, L барбы?', 'зыгыр | койнок'],
    ['how much is the linen shirt, do you have L?', 'linen | shirt'],
    ['skolko stoit rubashka', 'rubashka'],
    ['L барбы?', 'l'],
    ['элька есть?', 'l'],
    ['сколько стоит?', 'сколько | стоит'],
  ])('"%s" asks for %s', (question, words) => {
    expect(asked(question).words).toBe(words)
  })

  it('holds nothing that the search language could take for an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        asked(text)
          .words.split(' | ')
          .every((word) => /^[\p{L}\p{N}]*$/u.test(word)),
      ),
    )
  })
})

describe('guessing a language', () => {
  it.each([
    ['сколько стоит рубашка?', 'ru'],
    ['Доставка по городу бесплатно', 'ru'],
    ['Берём только карты', 'ru'],
    ['көйнөк канча турат', 'ky'],
    ['койнок канча турат, барбы', 'ky'],
    ['how much is it', 'en'],
    ['12 345', 'ru'],
  ])('"%s" is %s', (text, language) => {
    expect(guessLanguage(text)).toBe(language)
  })
})
