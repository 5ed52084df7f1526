import { describe, expect, it } from 'vitest'
import { ru } from '../i18n/ru.ts'
import { translator } from '../i18n/translate.ts'
import { greyLine } from './greyLine.ts'

const people = { assistant: 'Айжан', names: new Map([['m1', 'Айзада']]) }
const said = (detail: Record<string, unknown>) => greyLine(translator(ru, 'ru'), detail, people)

describe('a grey line', () => {
  it('names who took the conversation over', () => {
    expect(said({ type: 'taken_over', by: { memberId: 'm1' } })).toBe('Отвечает Айзада, ассистент молчит')
    expect(said({ type: 'taken_over', by: { memberId: 'gone' } })).toBe('Отвечает человек, ассистент молчит')
    expect(said({ type: 'taken_over', by: 'phone' })).toContain('с телефона')
  })

  it('says why the assistant handed over, when the reason is known', () => {
    expect(said({ type: 'handed_off', reason: 'complaint' })).toBe(
      'Айжан передала разговор людям: жалобы разбирает человек',
    )
    expect(said({ type: 'handed_off', reason: 'new_reason' })).toBe('Айжан передала разговор людям')
  })
})
