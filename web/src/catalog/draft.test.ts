import { describe, expect, it } from 'vitest'
import { check, emptyRow, formOf, parseMoney, parseOptions } from './draft.ts'

describe('a typed product', () => {
  it('reads money as people write it, and refuses what is no amount', () => {
    expect(parseMoney('1 250', 'KGS')).toBe(125_000)
    expect(parseMoney('1250,5', 'KGS')).toBe(125_050)
    expect(parseMoney('1500', 'JPY')).toBe(1500)
    expect(parseMoney('1.5', 'JPY')).toBeNull()
    expect(parseMoney('1.250-00', 'KGS')).toBeNull()
    expect(parseMoney('', 'KGS')).toBeNull()
  })

  it('reads options as pairs and leaves out what has no value', () => {
    expect(parseOptions('размер: M, цвет: белый, пусто')).toEqual({ размер: 'M', цвет: 'белый' })
  })

  it('names every wrong place', () => {
    const row = emptyRow()
    const result = check({ ...formOf(null), rows: [row] }, 'KGS')
    expect(result).toEqual({
      ok: false,
      wrongs: {
        title: 'catalog.needTitle',
        [`sku ${row.key}`]: 'catalog.needSku',
        [`price ${row.key}`]: 'catalog.priceWrong',
      },
    })
  })

  it('keeps the ids of variants and drops languages without a title', () => {
    const form = formOf({
      id: 'p',
      slug: 'linen-shirt',
      updatedAt: '',
      texts: { ru: { title: 'Льняная рубашка', description: '' } },
      variants: [
        {
          id: 'v',
          sku: 'LS-M',
          options: { size: 'M' },
          price: { minor: 250_000, currency: 'KGS' },
          stock: 4,
        },
      ],
    })
    expect(check(form, 'KGS')).toEqual({
      ok: true,
      draft: {
        texts: { ru: { title: 'Льняная рубашка', description: '' } },
        variants: [
          {
            id: 'v',
            sku: 'LS-M',
            options: { size: 'M' },
            price: { minor: 250_000, currency: 'KGS' },
            stock: 4,
          },
        ],
      },
    })
  })
})
