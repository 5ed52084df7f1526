import { describe, expect, it } from 'vitest'
import { formatter } from '../i18n/format.ts'
import { priceSpan, skuSpan, stockOf, titleOf } from './productWords.ts'

const variant = (sku: string, minor: number, stock = 1) => ({
  id: sku,
  sku,
  options: {},
  price: { minor, currency: 'KGS' },
  stock,
})
const format = formatter('ru', 'Asia/Bishkek')

describe('a product in one row', () => {
  it('shows one price, or from the lowest to the highest', () => {
    expect(priceSpan([variant('a', 250_000)], format)).toBe('2\u00a0500\u00a0сом')
    expect(priceSpan([variant('a', 310_000), variant('b', 250_000)], format)).toBe(
      '2\u00a0500–3\u00a0100\u00a0сом',
    )
    expect(priceSpan([], format)).toBe('—')
  })

  it('adds up the stock and names the first and the last SKU', () => {
    const variants = [variant('LS-S', 1, 3), variant('LS-L', 1, 4)]
    expect(stockOf(variants)).toBe(7)
    expect(skuSpan(variants)).toBe('LS-S…LS-L')
  })

  it('takes another language when the reader has no text', () => {
    expect(titleOf({ texts: { ky: { title: 'Зыгыр көйнөк', description: '' } } }, 'ru')).toBe('Зыгыр көйнөк')
    expect(titleOf({ texts: {} }, 'ru')).toBeNull()
  })
})
