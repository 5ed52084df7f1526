import { describe, expect, it } from 'vitest'
import * as en from './en.ts'
import * as ky from './ky.ts'
import * as ru from './ru.ts'
import { translator } from './translate.ts'

describe('translating', () => {
  it('chooses the form by the count in each language', () => {
    const say = (count: number) => translator(ru, 'ru')('inbox.updates', { count })
    expect([say(1), say(3), say(5)]).toEqual(['1 обновление', '3 обновления', '5 обновлений'])
    expect(translator(en, 'en')('inbox.updates', { count: 1 })).toBe('1 update')
    expect(translator(ky, 'ky')('inbox.updates', { count: 3 })).toContain('3 ')
  })

  it('groups the digits of a large count as its language does', () => {
    const spaced = translator(ky, 'ky')('past.done', { count: 12_480 })
    expect(spaced.replace(/\s/g, ' ')).toContain('12 480')
    expect(translator(en, 'en')('past.done', { count: 12_480 })).toContain('12,480')
  })

  it('has every text in every language, with the same parameters', () => {
    for (const [section, texts] of Object.entries(ru)) {
      for (const [key, text] of Object.entries(texts)) {
        for (const other of [ky, en]) {
          const twin = (other as unknown as Record<string, Record<string, unknown>>)[section]?.[key]
          expect(twin, `${section}.${key}`).toBeTruthy()
          expect(parameters(twin), `${section}.${key}`).toEqual(parameters(text))
        }
      }
    }
  })
})

const parameters = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort()
