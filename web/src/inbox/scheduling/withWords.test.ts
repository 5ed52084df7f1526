import { expect, it } from 'vitest'
import { withWords } from './withWords.ts'

it('puts words that come back below what is being written', () => {
  expect(withWords('', 'Ждём вас')).toBe('Ждём вас')
  expect(withWords('Салам\n', 'Ждём вас')).toBe('Салам\nЖдём вас')
  expect(withWords('когда', 'да')).toBe('когда\nда')
})

it('has them once when they are given twice', () => {
  expect(withWords(withWords('Салам', 'Ждём\nвас'), 'Ждём\nвас')).toBe('Салам\nЖдём\nвас')
})
