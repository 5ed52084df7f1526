import { beforeAll, describe, expect, it } from 'vitest'
import { type TestCtx, testCtx, type World, world } from '../../testing/index.ts'
import { createProduct } from '../products.ts'
import { amountsIn } from './amounts.ts'
import { differingPrices } from './check.ts'

describe('amounts of money in a text', () => {
  it.each([
    ['2500 сом', [250_000n]],
    ['2 500сом, жеткирүү 200 сом', [250_000n, 20_000n]],
    ['баасы 2500', [250_000n]],
    ['it costs 2,50 som', [250n]],
    ['стоит 2\u00a0500', [250_000n]],
  ])('%s', (text, amounts) => {
    expect(amountsIn(text, 'KGS')).toEqual(amounts)
  })

  it.each([
    'размер 44 бар',
    'стоит взять 150 см',
    'в 2026 году',
    '+996 700 123 456',
    'турат, 10:30да келиңиз',
    'номер 0700123456',
  ])('are not in: %s', (text) => {
    expect(amountsIn(text, 'KGS')).toEqual([])
  })
})

describe('a price that a person types', () => {
  let ctx: TestCtx
  let shop: World
  const check = (text: string, before: string[] = []) =>
    ctx.db.withStore(shop.ayperi, async (tx) =>
      (await differingPrices(tx, text, before)).map(({ slug }) => slug),
    )

  beforeAll(async () => {
    ctx = await testCtx()
    shop = await world(ctx)
    await createProduct(ctx, shop.ayperi, {
      slug: 'linen-shirt',
      texts: {
        ru: { title: 'Рубашка льняная', description: '' },
        ky: { title: 'Зыгыр көйнөк', description: '' },
      },
      variants: [
        { sku: 'LS-M', options: { size: 'M' }, price: { minor: 250_000n, currency: 'KGS' }, stock: 3 },
        { sku: 'LS-XL', options: { size: 'XL' }, price: { minor: 280_000n, currency: 'KGS' }, stock: 1 },
      ],
    })
    await createProduct(ctx, shop.ayperi, {
      slug: 'belt',
      texts: { ru: { title: 'Ремень', description: 'К рубашке' } },
      variants: [{ sku: 'B-1', options: {}, price: { minor: 90_000n, currency: 'KGS' }, stock: 3 }],
    })
  })

  it('and that is not the catalogue’s is found by the name, in whatever form and language', async () => {
    expect(await check('Льняную рубашку отдам за 2300 сом')).toEqual(['linen-shirt'])
    expect(await check('Зыгыр көйнөк 2300 сом турат')).toEqual(['linen-shirt'])
    expect(await check('LS-M — 2300 сом')).toEqual(['linen-shirt'])
  })

  it('and that is right is let be: of any variant, of several pieces, beside a delivery', async () => {
    for (const text of [
      'Рубашка льняная 2500 сом',
      'Рубашка льняная XL 2 800 сом',
      'две рубашки льняные, 5000 сом',
      'Рубашка льняная 2500 сом, доставка 200 сом',
    ])
      expect(await check(text), text).toEqual([])
  })

  it('without a name is held against what the customer asked about last', async () => {
    const asked = ['Рубашка льняная канча турат?', 'Ремень барбы?']
    expect(await check('2300 сом', asked)).toEqual(['linen-shirt'])
    expect(await check('900 сом', asked)).toEqual(['linen-shirt'])
    expect(await check('2500 сом', asked)).toEqual([])
    expect(await check('2300 сом', ['Салам'])).toEqual([])
  })
})
