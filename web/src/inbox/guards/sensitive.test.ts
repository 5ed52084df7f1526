import { expect, it } from 'vitest'
import { mayTellPrice, sensitiveIn } from './sensitive.ts'

it.each([
  '+996 700 123 456',
  '0700123456',
  '0 (700) 12-34-56',
  '996700123456',
  '+7 912 345-67-89',
  '89123456789',
])('sees a telephone number in %s', (text) =>
  expect(sensitiveIn(`Чалыңыз: ${text}, күтөм`)).toEqual(['phone']),
)

it.each(['4111 1111 1111 1111', '5555555555554444', '4111-1111-1111-1111'])('sees a card in %s', (text) =>
  expect(sensitiveIn(`Которуңуз ${text}`)).toEqual(['card']),
)

it.each(['2500 сом', '4111 1111 1111 1112', 'LS-700123456', '12 500 000', '2026-11-24 10:30', '№ 10254'])(
  'sees neither in %s',
  (text) => expect(sensitiveIn(text)).toEqual([]),
)

it('names both, each once', () => {
  expect(sensitiveIn('0700123456, 0555123456, 4111111111111111')).toEqual(['phone', 'card'])
})

it('asks the catalogue only where an amount may stand', () => {
  expect([mayTellPrice('2500'), mayTellPrice('Ооба, L бар')]).toEqual([true, false])
})
