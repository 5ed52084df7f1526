import { expect, it } from 'vitest'
import type { Product } from '../../api/types.ts'
import { formatter } from '../../i18n/format.ts'
import * as ky from '../../i18n/ky.ts'
import { translator } from '../../i18n/translate.ts'
import { askedAt, withWords } from './asked.ts'
import { offersOf, offerText } from './productText.ts'

const product: Product = {
  id: 'p',
  slug: 'linen-shirt',
  texts: { ru: { title: 'Рубашка', description: '' }, ky: { title: 'Көйнөк', description: '' } },
  variants: [
    { id: 'l', sku: 'LS-L', options: { size: 'L' }, price: { minor: 250_000, currency: 'KGS' }, stock: 3 },
    { id: 'm', sku: 'LS-M', options: { size: 'M' }, price: { minor: 250_050, currency: 'KGS' }, stock: 0 },
  ],
  updatedAt: '2026-11-24T10:00:00Z',
}

it('is asked for after a # that begins a word', () => {
  expect(askedAt('Мына #көй', 9)).toEqual({ at: 5, query: 'көй' })
  expect(askedAt('#', 1)).toEqual({ at: 0, query: '' })
  expect(askedAt('Заказ #10254', 12)).toBeUndefined()
  expect(askedAt('a#b', 3)).toBeUndefined()
  expect(askedAt('#a\nb', 4)).toBeUndefined()
  expect(askedAt('Мына #көй', 3)).toBeUndefined()
})

it('puts its words in the place of what was typed, and nothing else changes', () => {
  const asked = askedAt('Мына #көй, рахмат', 9)
  if (!asked) throw new Error('nothing was asked')
  expect(withWords('Мына #көй, рахмат', asked, 9, 'Көйнөк')).toEqual({
    text: 'Мына Көйнөк, рахмат',
    caret: 11,
  })
})

it('is told in the language of the customer, with the price and whether it is there', () => {
  const told = {
    t: translator(ky, 'ky'),
    format: formatter('ky', 'Asia/Bishkek'),
    language: 'ky' as const,
  }
  expect(offersOf([product]).map((offer) => offerText(offer, told).replaceAll('\u00a0', ' '))).toEqual([
    'Көйнөк, L — 2 500 сом, бар',
    'Көйнөк, M — 2 500,50 сом, азыр жок',
  ])
})
