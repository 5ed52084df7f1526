import { describe, expect, it } from 'vitest'
import * as ru from '../i18n/ru.ts'
import { translator } from '../i18n/translate.ts'
import { greyLine } from './greyLine.ts'

const people = { assistant: 'Айжан', names: new Map([['m1', 'Айзада']]), moment: () => 'завтра, 09:00' }
const said = (detail: Record<string, unknown>) => greyLine(translator(ru, 'ru'), detail, people)

describe('a grey line', () => {
  it('names who took the conversation over', () => {
    expect(said({ type: 'taken_over', by: { memberId: 'm1' } })).toBe('Отвечает Айзада, ассистент молчит')
    expect(said({ type: 'taken_over', by: { memberId: 'gone' } })).toBe('Отвечает человек, ассистент молчит')
    expect(said({ type: 'taken_over', by: 'phone' })).toContain('с телефона')
  })

  it('names who decided of a conversation, and what', () => {
    const by = { memberId: 'm1' }
    expect(said({ type: 'assigned', by, to: 'm1' })).toBe('Айзада: отвечает за разговор Айзада')
    expect(said({ type: 'assigned', by, to: null })).toBe('Айзада: за разговор не отвечает никто')
    expect(said({ type: 'staged', by, stage: 'Заказал' })).toBe('Айзада: этап «Заказал»')
    expect(said({ type: 'snoozed', by, until: '2026-11-25T03:00:00.000Z' })).toContain('завтра, 09:00')
    expect(said({ type: 'snoozed', by, until: null })).toContain('до ответа клиента')
    expect(said({ type: 'closed', by })).toBe('Айзада: разговор закрыт')
  })

  it('names who let the assistant write drafts or answer alone, and whether that holds everywhere', () => {
    const by = { memberId: 'm1' }
    expect(said({ type: 'drafting', by, everywhere: false })).toBe('Айзада: Айжан пишет черновики')
    expect(said({ type: 'drafting', by, everywhere: true })).toContain('настройка магазина')
    expect(said({ type: 'answering', by, everywhere: false })).toBe('Айзада: Айжан отвечает без проверки')
    expect(said({ type: 'returned_by_time', drafts: true })).toContain('снова пишет черновики')
    expect(said({ type: 'returned_by_time', drafts: false })).toBe('Люди молчат, снова отвечает Айжан')
  })

  it('says why the assistant handed over, when the reason is known', () => {
    expect(said({ type: 'handed_off', reason: 'complaint' })).toBe(
      'Айжан передала разговор людям: жалобы разбирает человек',
    )
    expect(said({ type: 'handed_off', reason: 'new_reason' })).toBe('Айжан передала разговор людям')
  })
})
