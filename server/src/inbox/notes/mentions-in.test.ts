import { describe, expect, it } from 'vitest'
import type { MemberId } from '#platform/ids.ts'
import { mentionsIn } from './mentions-in.ts'

const member = (id: string, firstName: string, lastName = '') => ({ id: id as MemberId, firstName, lastName })
const members = [
  member('aizada', 'Айзада', 'Асанова'),
  member('bakyt', 'Бакыт', 'Токтогулов'),
  member('aizad', 'Айзада'),
  member('nobody', ''),
]
const who = (text: string) => mentionsIn(text, members).map(({ memberId }) => memberId)

describe('who a note mentions', () => {
  it('is whoever is named in full after the sign', () => {
    const text = 'Спроси @Бакыт Токтогулов, он знает'
    const [mention, ...more] = mentionsIn(text, members)
    expect(more).toEqual([])
    expect(mention && text.slice(mention.from, mention.to)).toBe('@Бакыт Токтогулов')
  })

  it('is each of several, as often as they are named', () => {
    expect(who('@Бакыт Токтогулов и @Айзада Асанова, @Бакыт Токтогулов!')).toEqual([
      'bakyt',
      'aizada',
      'bakyt',
    ])
  })

  it('is the longer of two names that begin alike', () => {
    expect(who('@Айзада Асанова')).toEqual(['aizada'])
    expect(who('@Айзада, посмотри')).toEqual(['aizad'])
  })

  it('is nobody in the middle of a word, in an address, or without a name', () => {
    for (const text of [
      '@Бакыт Токтогуловой',
      'почта@Бакыт Токтогулов',
      '@',
      '@ Бакыт Токтогулов',
      'Бакыт Токтогулов',
    ])
      expect(who(text), text).toEqual([])
  })

  it('is both of two members with one name', () => {
    const twins = [member('one', 'Нур'), member('two', 'Нур')]
    expect(mentionsIn('@Нур', twins).map(({ memberId }) => memberId)).toEqual(['one', 'two'])
  })
})
