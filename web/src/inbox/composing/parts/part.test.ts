import { describe, expect, it } from 'vitest'
import {
  freshPart,
  hasFields,
  holdsWords,
  type PartDraft,
  partDraftOf,
  partKinds,
  partToSend,
  problemsOf,
} from './part.ts'

const rules = {
  opens: { label: 20, text: { max: 10, unit: 'characters' } },
  asksPlace: { text: { max: 10, unit: 'bytes' } },
  location: true,
  cards: { most: 5, phones: 5 },
} as const
const problems = (draft: PartDraft, text = 'Мына') => problemsOf(draft, text, rules)
const phone = (key: string, phone: string) => ({ key, phone })
const link: PartDraft = { kind: 'opens', button: ' Төлөө ', url: 'shop.example/pay' }
const place: PartDraft = { kind: 'location', where: '42.87, 74.59', name: '', address: ' Чүй 123 ' }
const card: PartDraft = {
  kind: 'cards',
  name: 'Бакыт',
  phones: [phone('a', '+996 700 120 345'), phone('b', ' ')],
}

describe('what is written beside the words', () => {
  it('is sent as the server takes it', () => {
    for (const draft of [link, place, card]) expect(problems(draft)).toEqual({})
    expect(partToSend(link)).toEqual({ opens: { button: 'Төлөө', url: 'https://shop.example/pay' } })
    expect(partToSend(place)).toEqual({ location: { latitude: 42.87, longitude: 74.59, address: 'Чүй 123' } })
    expect(partToSend(card)).toEqual({ cards: [{ name: 'Бакыт', phones: ['+996 700 120 345'] }] })
    expect(partToSend({ kind: 'asksPlace' })).toEqual({ asksPlace: true })
  })

  it('comes back as it was written when it is taken back', () => {
    for (const draft of [link, place, card, freshPart('asksPlace')]) {
      const again = partDraftOf(partToSend(draft))
      expect(again && partToSend(again)).toEqual(partToSend(draft))
    }
    expect(partDraftOf({ buttons: [{ id: '1', title: 'Ооба' }] })).toBeNull()
  })

  it('is not written anew where it would lose all cards but one', () => {
    const one = { name: 'Бакыт', phones: ['+996700120345'] }
    expect([hasFields({}), hasFields({ cards: [one] }), hasFields({ cards: [one, one] })]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('needs words under which it stands, no longer than the channel takes, and a place needs none', () => {
    expect(problems(link, ' ')).toEqual({ text: 'empty' })
    expect(problems(link, 'Мына ушул жерге')).toEqual({ text: 'long' })
    expect(problems({ kind: 'asksPlace' }, 'Кайда?')).toEqual({ text: 'long' })
    expect(problems({ kind: 'asksPlace' }, 'Каяк')).toEqual({})
    expect(problems(place, '')).toEqual({})
  })

  it('is called wrong field by field', () => {
    expect(problems({ ...link, button: 'т'.repeat(21), url: 'mailto:a@b.kg' })).toEqual({
      button: 'long',
      url: 'scheme',
    })
    expect(problems({ ...place, where: '', name: 'т'.repeat(201) })).toEqual({ where: 'empty', name: 'long' })
    expect(problems({ ...card, name: '', phones: [phone('a', '+7 (12'), phone('b', 'чал')] })).toEqual({
      name: 'empty',
      a: 'number',
      b: 'number',
    })
    expect(problems({ ...card, phones: [phone('a', ''), phone('b', '')] })).toEqual({ a: 'empty' })
  })

  it('has something to lose once a word stands in it', () => {
    for (const kind of partKinds) expect(holdsWords(freshPart(kind))).toBe(false)
    for (const draft of [link, place, card]) expect(holdsWords(draft)).toBe(true)
  })
})
