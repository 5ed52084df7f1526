import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut } from './cut.ts'

const markdown = (text: string, title = 'Доставка') => cut({ title, text, format: 'markdown' })

describe('cutting a document', () => {
  it('keeps the headings above each passage', () => {
    const passages = markdown('Вначале.\n\n# Город\nПервый.\n## Центр\nВторой.\n# Область\nТретий.')
    expect(passages.map(({ title, body }) => [title, body])).toEqual([
      ['Доставка', 'Вначале.'],
      ['Доставка › Город', 'Первый.'],
      ['Доставка › Город › Центр', 'Второй.'],
      ['Доставка › Область', 'Третий.'],
    ])
  })

  it('says a title once when the first heading repeats it', () => {
    expect(markdown('# Доставка\n## Город\nПервый.')[0]?.title).toBe('Доставка › Город')
  })

  it('never cuts a character in two, even in a text without a space', () => {
    const text = `цена${'👕'.repeat(2000)}${'ц'.repeat(501)}${'👕'.repeat(900)}`
    for (const start of ['', 'a']) {
      const passages = cut({ title: 'T', text: start + text, format: 'text' })
      expect(passages.map(({ body }) => body).join('')).toBe(start + text)
      expect(passages.every(({ body }) => body.isWellFormed())).toBe(true)
    }
  })

  it('takes no heading from a block of code, and none from plain text', () => {
    expect(markdown('```\n# не заголовок\n```')).toMatchObject([
      { title: 'Доставка', body: '# не заголовок' },
    ])
    expect(cut({ title: 'T', text: '# Строка', format: 'text' })).toMatchObject([
      { title: 'T', body: '# Строка' },
    ])
  })

  it('leaves out marks of form and keeps addresses of links', () => {
    expect(markdown('**Важно**: [сайт](https://a.example/x "t") и ![фото](b.png)')[0]?.body).toBe(
      'Важно: сайт (https://a.example/x) и фото',
    )
  })

  it('guesses the language of each passage unless the document has one', () => {
    const text =
      '# А\nДоставляем по городу за день.\n# Б\nШаар боюнча бир күндө жеткиребиз.\n# C\nDelivery takes one day.'
    expect(markdown(text).map(({ language }) => language)).toEqual(['ru', 'ky', 'en'])
    const told = cut({ title: 'T', text, format: 'markdown', language: 'ky' })
    expect(new Set(told.map(({ language }) => language))).toEqual(new Set(['ky']))
  })

  it('cuts a long text between sentences', () => {
    const passages = cut({ title: 'T', text: 'Это предложение о доставке. '.repeat(100), format: 'text' })
    expect(passages.length).toBeGreaterThan(2)
    for (const { body } of passages) {
      expect(body.length).toBeLessThanOrEqual(900)
      expect(body).toMatch(/^Это.*\.$/)
    }
  })

  it('makes nothing of an empty document', () => {
    expect(markdown('\n\n# Только заголовок\n\n---\n')).toEqual([])
  })

  it('loses no word of a plain text, however it is broken', () => {
    const word = fc.stringMatching(/^[а-яa-z0-9]{1,40}$/)
    const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '. ', '\n', '\n\n')), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.flat().join('')
        const kept = cut({ title: 'T', text: whole, format: 'text' })
          .map(({ body }) => body)
          .join(' ')
        expect(kept.split(/\s+/)).toEqual(whole.trim().split(/\s+/))
      }),
    )
  })
})
