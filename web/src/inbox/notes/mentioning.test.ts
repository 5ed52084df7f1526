import { describe, expect, it } from 'vitest'
import { askedAt, membersFor, mentionPieces, withMention } from './mentioning.ts'

const members = [
  { firstName: 'Айзада', lastName: 'Асанова' },
  { firstName: 'Бакыт', lastName: 'Токтогулов' },
]

describe('mentioning a member', () => {
  it('is asked behind a sign that begins a word', () => {
    expect(askedAt('Спроси @Ба', 10)).toEqual({ at: 7, query: 'Ба' })
    expect(askedAt('@', 1)).toEqual({ at: 0, query: '' })
    expect(askedAt('(@а', 3)).toEqual({ at: 1, query: 'а' })
  })

  it('is not asked in an address, in another line, or before the sign', () => {
    expect(askedAt('aizada@ayperi', 13)).toBeUndefined()
    expect(askedAt('@Ба\nкыт', 7)).toBeUndefined()
    expect(askedAt('Спроси @Ба', 7)).toBeUndefined()
  })

  it('finds by the beginning of either name, whatever the case, and nobody once a name is whole', () => {
    const found = (query: string) => membersFor(query, members).map(({ firstName }) => firstName)
    expect(found('')).toEqual(['Айзада', 'Бакыт'])
    expect(found('бак')).toEqual(['Бакыт'])
    expect(found('асан')).toEqual(['Айзада'])
    expect(found('Айзада Асанова')).toEqual([])
    expect(found('Айзада Асанова уже')).toEqual([])
  })

  it('puts the name in the place of what was typed, with one space behind it', () => {
    expect(withMention('Спроси @Ба', { at: 7, query: 'Ба' }, 'Бакыт Токтогулов')).toEqual({
      text: 'Спроси @Бакыт Токтогулов ',
      caret: 25,
    })
    expect(withMention('@а, да', { at: 0, query: 'а' }, 'Нур').text).toBe('@Нур , да')
    expect(withMention('@а да', { at: 0, query: 'а' }, 'Нур').text).toBe('@Нур да')
  })

  it('takes a note apart without losing a letter', () => {
    const text = 'Ну, @Нур и @Нур'
    const twice = { memberId: 'other', from: 4, to: 8 }
    const mentions = [{ memberId: 'one', from: 4, to: 8 }, twice, { memberId: 'one', from: 11, to: 15 }]
    const pieces = mentionPieces({ text, content: { mentions } })
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.filter(({ memberId }) => memberId).map((piece) => piece.text)).toEqual(['@Нур', '@Нур'])
  })
})
