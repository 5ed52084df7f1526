import { expect, it } from 'vitest'
import { askedOf } from './asked.ts'

it('takes from an address what the list can be asked for, and nothing else', () => {
  const asked = { q: 'мээ', channel: 'c', label: 'l', order: 'name', contact: 'm' }
  expect(askedOf({ ...asked, view: 'all' })).toEqual(asked)
  expect(askedOf({ q: '', channel: 5, order: 'recent' })).toEqual({})
  expect(askedOf({ order: 'price' })).toEqual({})
})
