import { expect, it } from 'vitest'
import { askedAt, findSigns } from './find.ts'

it('is asked for behind a colon that begins a word, and by a letter at least', () => {
  expect(askedAt('Рахмат :жүр', 11)).toEqual({ at: 7, query: 'жүр' })
  expect(askedAt(':Ж', 2)).toEqual({ at: 0, query: 'ж' })
  for (const text of ['Цена :', 'Цена:да', '10:30', 'https://a', ':) ', ': да'])
    expect(askedAt(text, text.length), text).toBeUndefined()
})

it('is found in every language, the everyday ones first', () => {
  for (const word of ['спас', 'рахм', 'thank']) expect(findSigns(word)[0]?.[0]).toBe('🙏')
  expect(findSigns('достав').map(([sign]) => sign)).toEqual(['🚚'])
  expect(findSigns('ъъ')).toEqual([])
})
