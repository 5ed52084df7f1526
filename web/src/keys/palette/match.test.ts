import { describe, expect, it } from 'vitest'
import { findKnown } from './items.ts'
import { fitOf } from './match.ts'

const close = ['Закрыть разговор', 'Сүйлөшүүнү жабуу', 'Close the conversation']
const knows = (query: string, texts = close) => fitOf(query, texts) !== null

describe('a text is found', () => {
  it('by its words in every language, in any order and without their ends', () => {
    for (const query of ['закр', 'разг закр', 'жабуу', 'Close', 'conv cl', '  ЗАКРЫТЬ  ', ''])
      expect([query, knows(query)]).toEqual([query, true])
    for (const query of ['открыть', 'закрыть окно', 'ог', 'x'])
      expect([query, knows(query)]).toEqual([query, false])
  })

  it('when the layout was not switched', () => {
    expect(knows('pfrhsnm')).toBe(true)
    expect(knows('сдщыу')).toBe(true)
    expect(knows(',tkub', ['Белги'])).toBe(true)
    expect(knows('[j', ['Хочу'])).toBe(true)
  })

  it('in Latin letters, however they are spelt', () => {
    for (const query of ['zakryt', 'zakrit', 'razgovor', 'suyloshuunu jabuu', 'zhabuu'])
      expect([query, knows(query)]).toEqual([query, true])
    expect(knows('nastroyki', ['Настройки'])).toBe(true)
    expect(knows('nastroiki', ['Настройки'])).toBe(true)
    expect(knows('shchotka', ['Щётка'])).toBe(false)
    expect(knows('shchetka', ['Щётка'])).toBe(true)
  })

  it('with Kyrgyz letters as they are typed on a Russian keyboard', () => {
    expect(knows('суйлошуу')).toBe(true)
    expect(knows('ондоо', ['Өңдөө'])).toBe(true)
    expect(knows('все', ['Всё'])).toBe(true)
  })
})

describe('what is found', () => {
  const item = (id: string, ...words: string[]) => ({
    ...{ id, section: 'talk' as const, words },
    ...{ text: words[0] ?? '', run: () => {} },
  })
  it('begins with what fits best: one\u2019s own language, then the beginning of a text', () => {
    const known = [
      item('within', 'Незакрытые'),
      item('other', 'Жабуу', 'Закрыть'),
      item('word', 'Отправить и закрыть'),
      item('start', 'Закрыть'),
    ]
    expect(findKnown(known, 'закры').map(({ id }) => id)).toEqual(['start', 'word', 'within', 'other'])
    expect(findKnown(known, '').map(({ id }) => id)).toEqual(['within', 'other', 'word', 'start'])
  })
})
